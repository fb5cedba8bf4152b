"""Who joined a group since the version before, and so owes only what opens later (our reading); and who is named."""

from govopen.plan.model import Plan


def joiners(plan: Plan, previous: Plan) -> dict[str, set[str]]:
    """Of each obligation, the units that answer for it only because they joined a group since the version before."""
    found: dict[str, set[str]] = {}
    for item in plan.items():
        for owed in item.obligations:
            code = item.code + owed.code
            later, from_start = set[str](), set[str]()
            for name in plan.owed_by(item, owed):
                units = {plan.now(unit, code) for unit in plan.members(name)}
                newcomers = {unit for unit in units if _joined(plan, previous, name, unit, code)}
                later |= newcomers
                from_start |= units - newcomers
            found[code] = later - from_start
    return found


def _joined(plan: Plan, previous: Plan, name: str, unit: str, code: str) -> bool:
    """Whoever took over from a member joins nothing."""
    key = plan.key(name) or name
    group = plan.groups.get(key)
    if group is None or group.joiners == "start" or key not in previous.groups or previous.is_unallocated(key):
        return False
    return unit not in {plan.now(member, code) for member in previous.members(key)}


def allocated(plan: Plan, previous: Plan) -> dict[str, tuple[str, ...]]:
    """The open groups whose members the new version names, with these."""
    return {
        name: plan.units_of([name], "")
        for name in plan.groups
        if previous.is_unallocated(name) and not plan.is_unallocated(name)
    }
