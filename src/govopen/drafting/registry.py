"""Which of the names a document gives are units and which are groups of units, and of what kind."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from govopen.drafting.outline import Named
from govopen.drafting.spelling import unit_name
from govopen.plan.model import Plan, UnitKind
from govopen.plan.names import normalise

_SPELLINGS = 20  # a plan takes no more of one unit

# A name's ending or beginning says the kind; what matches nothing is a department (our reading, as in any draft):
# ministries, 厅, 局 and state companies too.
_SUBDISTRICT = re.compile(
    r"(?:街道|街办|街道办|街道办事处|地区办事处|[镇乡](?:人民)?(?:政府)?|苏木|"
    r"(?:开发区|高新区|经开区|园区|工业园|新区|景区|保税区|度假区|示范区|管理区)(?:管委会|管理委员会))$"
)
# 群团 (工会, 团, 妇联, …) stand under the party's committee and are none of 各部门.
_PARTY = re.compile(
    r"^(?:中共)?[市区县州省旗]?(?:委(?!员会)(?!托)|纪委|监委|政法委|编办|编委办|文明办|网信办|台办|直属机关工委|机构编制)|"
    r"^(?:中共)?中央(?:宣传部|组织部|统战部|政法委|网信办|编办|台办|党校|和国家机关工委|办公厅|社会工作部|纪委)|"
    r"^(?:宣传部|组织部|统战部)$|"
    r"^(?:全国|[^全各]{0,6})(?:总工会|妇联|团委|团[市区县省州旗]委|工商联|残联|文联|科协|侨联|社科联|红十字会)$|^共青团"
)
_VERTICAL = re.compile(
    r"(?:分局|支队|国税局|地税局|税务局|气象局|海关|海事局|烟草专卖局|烟草局|消防救援.*|邮政管理局|通信管理局|供电公司|供电局|"
    r"中心支行|支行|银保监局|证监局|金融监管局|监管分局|国家统计局.{1,8}调查队|调查队|边检站)$"
)

_EVERY = re.compile(r"^(?:各|全体|所有|[^各]{0,6}各级|[^各]{1,6}各(?=.{2}))")
_OF_A_SORT = re.compile(r"(?:有关|相关|其他|其它|涉及|试点|成员|责任|主管|所属)")
_GENERIC = re.compile(r"(?:部门|单位|机构|主体|企业|学校|街道|镇街|乡镇|街镇|地区|部门和单位|委办局|区县|区)$")
_LEVEL = re.compile(
    r"^(?:地方|当地|属地|所在地|事发地|基层|[省市县乡州]级|县级以上(?:地方)?|试点(?:城市|地区)).*政府$|"
    r"^(?:属地|当地|试点|所在).{0,4}(?:城市|地区|街道|镇街|乡镇|单位|部门)$"
)
_BARE = frozenset(
    {"政府", "企业", "部门", "单位", "学校", "医院", "街道", "乡镇", "镇街", "地方政府", "自治区", "直辖市"}
)
_DEPARTMENTS = re.compile(
    r"^(?:全?[市区县省州旗]?|[市区县省州旗](?:政府|直|级|属|直属))各(?:级)?(?:政府)?(?:工作|职能)?(?:部门|委办局)$"
)
_SUBDISTRICTS = re.compile(
    r"^(?:全?[市区县])?各(?:街道|街办?|镇|乡|苏木|地区|办事处|开发区|园区)+(?:人民)?(?:政府)?(?:办事处)?$"
)
_SIGNS = re.compile("[（）()、，/／和及]")
_LEVELS = ("市", "区", "县", "省", "州", "旗", "盟", "自治区", "新区")


def kind_of(name: str) -> UnitKind:
    """What sort of unit goes by this name, as far as the name says."""
    if _SUBDISTRICT.search(name):
        return "subdistrict"
    if _VERTICAL.search(name):
        return "vertical"
    return "party" if _PARTY.match(name) else "department"


def is_group(name: str) -> bool:
    """Whether it names a set of units: 各部门, 相关单位, 民生部门, 各县（市、区）政府, 地方各级人民政府."""
    if _EVERY.match(name) or _LEVEL.match(name) or name in _BARE:
        return True
    if not _GENERIC.search(name):
        return False
    return bool(_OF_A_SORT.search(name) or name.endswith(("部门", "单位", "机构", "企业")))


def group_kind(name: str) -> UnitKind | None:
    """The kind of which a group means all: 各部门, 各镇（街道）; None where its words do not say."""
    if _DEPARTMENTS.match(name):
        return "department"
    return "subdistrict" if _SUBDISTRICTS.match(_SIGNS.sub("", name)) else None


@dataclass
class Registry:
    """Units and groups as a plan's file holds them, in the order in which the document names them.

    ``known`` is a plan whose units and groups are taken over: last year's, or one given. ``made`` are the names that
    the document brought; ``empty`` are groups of all departments or all subdistricts of which the document lists none;
    ``short`` are names without their level, taken for the unit that has it: 发改委 beside 市发改委.
    """

    known: Plan | None = None
    units: dict[str, dict[str, Any]] = field(default_factory=dict)
    groups: dict[str, dict[str, Any]] = field(default_factory=dict)
    made: dict[str, Named] = field(default_factory=dict)
    empty: list[str] = field(default_factory=list)
    short: dict[str, Named] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.known is not None:
            self.units = {key: plain(unit) for key, unit in self.known.units.items()}
            self.groups = {key: plain(group) for key, group in self.known.groups.items()}
        self._keys: dict[str, str] = {}
        for key, holder in (*self.units.items(), *self.groups.items()):
            self._keys |= {normalise(name): key for name in (key, *holder.get("also", ()))}

    def add(self, names: Iterable[Named]) -> None:
        """Make room for everybody named; who is known under another name is that unit."""
        for named in names:
            spellings = [name for name in map(unit_name, (named.name, *named.also)) if name]
            if not spellings:
                continue
            key = next((self._keys[name] for name in map(normalise, spellings) if name in self._keys), None)
            if key is None:
                key = spellings[0]
                self.made[key] = named
                self._keys[normalise(key)] = key
                if is_group(named.name):
                    self.groups[key] = {}
                else:
                    self.units[key] = {"kind": kind_of(key)}
            self._also(key, spellings)

    def _also(self, key: str, names: list[str]) -> None:
        holder = self.units[key] if key in self.units else self.groups[key]
        for name in names:
            if normalise(name) not in self._keys and len(holder.get("also", ())) < _SPELLINGS:
                holder["also"] = [*holder.get("also", ()), name]
                self._keys[normalise(name)] = key

    def spelled(self, names: Iterable[Named]) -> list[str]:
        """The names as the plan may write them, each once: as printed where that is a spelling of theirs."""
        found: list[str] = []
        for named in names:
            name = unit_name(named.name)
            key = self._keys.get(normalise(name), name)
            holder = self.units.get(key, self.groups.get(key, {}))
            found.append(name if name in holder.get("also", ()) else key)
        return list(dict.fromkeys(filter(None, found)))

    def settle(self) -> None:
        """Say who is whom, and who belongs to each group: all of a kind where its words say so, else it is open."""
        for name in [name for name in self.made if name in self.units]:
            self._with_level(name)
        kinds = {unit["kind"] for unit in self.units.values()}
        for name in self.groups.keys() & self.made.keys():
            kind = group_kind(self.made[name].name)
            if kind and kind not in kinds:
                self.empty.append(name)
            self.groups[name] |= {"kinds": [kind]} if kind in kinds else {"open": True}

    def _with_level(self, name: str) -> None:
        """A name without 市, 区 … is the unit that has it, unless units of two levels do."""
        whole = [level + name for level in _LEVELS if level + name in self.units]
        if len(whole) == 1:
            also = self.units.pop(name).get("also", ())
            self._keys = {spelled: whole[0] if key == name else key for spelled, key in self._keys.items()}
            self.units[whole[0]]["also"] = [*self.units[whole[0]].get("also", ()), name, *also][:_SPELLINGS]
            self.short[whole[0]] = self.made.pop(name)


def plain(part: Any) -> dict[str, Any]:
    values = part.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    return {name: value for name, value in values.items() if name not in {"successor", "split"}}
