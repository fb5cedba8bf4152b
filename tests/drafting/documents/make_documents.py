"""How the .docx, .xlsx and .pdf test documents were made; the .txt and .html beside them are written by hand.

usage: python tests/drafting/documents/make_documents.py [NAME]...

The texts are invented: districts, numbers, dates. A .pdf is the .docx of the same name, printed by LibreOffice
(``soffice --headless --convert-to pdf``); only the .pdf is kept. Running it again changes dates inside the files.
"""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from paper import Row, centred, numbered, numbering, paper, right, table, text, wide
from sheets import anlan_2025_park, haiqu_2025_list, linjiang_2024_bureau, yunling_2025_village
from sheets import anlan_undated_lanes as anlan_undated_sheet
from sheets import songling_2020_list as songling_2020_sheet
from whole import anlan_undated_lanes, qinghe_2023_care, songling_2020_list, songling_2024_flood, two_forms

HERE = Path(__file__).parent


# --- the documents --------------------------------------------------------------------------------------------------


def linjiang_2020_safety() -> Any:
    """Numbers made by Word itself; 牵头单位: and 责任单位: as paragraphs of their own; a line at each page's head."""
    document = paper("临江区安全生产委员会文件")
    centred(document, "临安委〔2020〕2号", "关于印发临江区2020年安全生产工作要点的通知")
    document.add_paragraph("各街道办事处，区安委会各成员单位：")
    text(document, "现将《临江区2020年安全生产工作要点》印发给你们，请结合实际抓好落实。")
    right(document, "临江区安全生产委员会", "2020年1月10日")
    centred(document, "临江区2020年安全生产工作要点")
    text(document, "2019年，全区生产安全事故起数同比下降12%。为巩固平稳态势，现就2020年工作提出如下要点。")
    number = numbering(document)
    for level, words in (
        (0, "压实安全生产责任"),
        (
            1,
            "压实党政领导责任。区政府常务会议每季度至少听取1次安全生产工作汇报，"
            "区政府领导班子成员每半年带队检查不少于1次。",
        ),
        (-1, "牵头单位：区安委会办公室"),
        (-1, "责任单位：区政府办公室，各街道"),
        (1, "压实部门监管责任。制定年度执法计划，经批准后10日内向社会公开。"),
        (-1, "责任单位：区应急局、区消防救援支队、区市场监管局等"),
        (-1, "完成时限：2月底前"),
        (0, "深化专项整治"),
        (1, "危险化学品"),
        (
            2,
            "开展储存企业风险评估，6月20日前完成首轮评估，重大隐患整改到位前不得恢复生产。"
            "（区应急局牵头，区公安分局、区交通局配合）",
        ),
        (2, "推动老旧装置改造，2021年2月底前实现在线监测全覆盖。（区经信局、区应急局负责）"),
        (1, "建筑施工"),
        (
            2,
            "开展深基坑、高支模排查，每月25日前报送排查台账。（区住房城市建设委〔区人防办〕负责，市住建委指导）",
        ),
        (2, "高温天气期间（6月15日至9月15日）合理安排作业时间。（区住房城市建设委负责）"),
        (0, "提升应急能力"),
        (1, "完善预案体系。上半年完成修订，印发后15个工作日内备案。（区应急局会同各街道负责）"),
        (1, "严格值班值守。突发事件发生后，1小时内书面报告区政府总值班室。（各街道、各有关部门负责）"),
        (0, "加强宣传教育"),
        (1, "各街道要组织开展应急演练，全年不少于2次，其中上半年至少1次。"),
    ):
        if level < 0:
            text(document, words)
        else:
            numbered(document, number, level, words)
    return document


def haiqu_2021_tasks() -> Any:
    """Tables under headings, their first column and both unit columns merged downwards; the second has no header."""
    document = paper()
    centred(document, "海曲市政务公开领导小组办公室文件", "海政公开办〔2021〕1号")
    centred(document, "海曲市2021年政务公开主要任务分解表")
    right(document, "海曲市政务公开领导小组办公室", "2021年5月31日")
    document.add_paragraph("一、紧扣“十四五”开局，深化政务公开")
    table(document, HAIQU_2021_FIRST)
    document.add_paragraph("二、紧扣政策落地见效，深化解读回应")
    table(document, HAIQU_2021_SECOND)
    text(document, "联系人：张某某，联系电话：0000-1234567。")
    return document


HAIQU_2021_FIRST: tuple[Row, ...] = (
    ("工作任务", "工作要求", "牵头单位", "责任单位"),
    (
        "（一）规划信息公开",
        "主动公开本级“十四五”规划和各类专项规划，11月底前完成历史规划（计划）归集整理。",
        "市发展改革委",
        "各县区政府、市直各部门",
    ),
    (
        "^",
        "做好规划编制征求意见工作，征求意见时间不少于30日，采纳情况自征集结束之日起15日内反馈。",
        "市司法局",
        "^",
    ),
    ("（二）市场监管公开", "公开信用监管规则，按月公示双随机抽查结果。", "市市场监管局", "市直有关执法部门"),
    (
        "（三）财政信息公开",
        "2021年6月底前集中公开惠民惠农财政补贴政策清单。",
        "市财政局",
        "市农业农村局、市民政局、市人力资源社会保障局",
    ),
    ("^", "公开预算执行情况，每季度1次。", "^", "各县区政府"),
)

HAIQU_2021_SECOND: tuple[Row, ...] = (
    (
        "（一）政策解读",
        "部门主要负责人每年至少发表解读文章1篇；政策发布后，对误读曲解及时予以澄清。",
        "市政府办公室",
        "市直各部门",
    ),
    (
        "（二）咨询服务",
        "8月底前建成政策问答库，新政策出台后2个工作日内更新。",
        "市大数据局",
        "市直各部门、各县区政府",
    ),
)


def linjiang_2024_digital() -> Any:
    """A notice with its annex on wide pages: group rows, the header printed twice, the rule on leads in a header."""
    document = paper("临江区数字政府建设领导小组办公室", 14)
    centred(document, "临数字办〔2024〕6号", "关于印发《临江区2024年数字政府建设重点任务清单》的通知")
    document.add_paragraph("各街道，区各有关单位：")
    text(
        document,
        "为落实《临江区数字政府建设“十四五”规划（2021—2025年）》，现将《临江区2024年数字政府建设重点任务清单》"
        "印发给你们，请认真组织实施。原《任务清单（2023年版）》同时废止。",
    )
    right(document, "临江区数字政府建设领导小组办公室", "2024年2月27日")
    document.add_section()
    wide(document)
    document.add_paragraph("附件")
    centred(document, "临江区2024年数字政府建设重点任务清单")
    head = ("序号", "重点任务", "具体措施", "责任单位（列首位的为牵头单位）", "完成时间")
    table(
        document,
        (
            head,
            ("一、夯实数字底座", "<", "<", "<", "<"),
            ("1", "政务云扩容", "完成国产化云平台部署和业务迁移。", "区数据局、区机关事务中心", "6月"),
            (
                "2",
                "数据共享",
                "编制公共数据目录，数据需求申请5个工作日内响应。",
                "区数据局，区委编办，各有关部门",
                "2024年4月30日前",
            ),
            ("3", "网络安全", "开展攻防演练，整改发现的问题。", "区委网信办、区公安分局", "4月—11月"),
            head,
            ("二、提升服务效能", "<", "<", "<", "<"),
            (
                "4",
                "“高效办成一件事”",
                "上线新生儿出生、企业注销等事项。",
                "区政务服务局、区卫生健康委、区税务局",
                "分批推进，12月10日前",
            ),
            ("5", "^", "优化线下综合窗口，窗口人员每季度轮训。", "区政务服务局、各街道", "持续推进"),
            ("6", "适老化改造", "完善政府网站无障碍功能。", "区政府办公室", "年内"),
            ("三、强化运行保障", "<", "<", "<", "<"),
            ("7", "项目管理", "规范项目申报，未经评审的项目不得安排资金。", "区财政局、区数据局", "2025年3月底"),
            ("8", "效能评估", "委托第三方开展评估，每年至少1次。", "区数据局、区审计局", "第四季度"),
        ),
        repeat=True,
        widths=(1.5, 4, 9, 6, 4),
    )
    return document


def yunling_2022_health() -> Any:
    """Chinese numerals, headings that run into the text, 〔〕, labels on own lines, sentences without brackets."""
    document = paper()
    centred(document, "云岭县爱国卫生运动委员会文件", "云爱卫〔2022〕1号", "云岭县2022年爱国卫生工作要点")
    text(document, "（二〇二二年二月十八日印发）")
    for line in (
        "为迎接国家卫生县城复审，现提出如下要点。",
        "一、整治环境卫生",
        "（一）开展春季行动。三月底前集中清理卫生死角，每周开展一次“周五大扫除”。（县城管局、县住建局、各乡镇）",
        "（二）推进农村改厕。十月底前完成质量抽查，到2022年年底前完成年度任务。"
        "〔县农业农村局牵头；县卫健局、县乡村振兴局参与〕",
        "二、防制病媒生物",
        "（一）组织集中消杀。每年至少两次，第一次于五月十五日之前完成。",
        "责任单位：县疾控中心（县卫生监督所）",
        "配合单位：各乡镇、各社区",
        "（二）开展效果评估。七月二十日前完成密度监测，评估结果公示不得少于五个工作日，"
        "居民投诉自收到之日起七日内办结。",
        "牵头单位：县卫健局",
        "三、普及健康知识",
        "（一）县卫健局负责组织“健康大讲堂”，每月举办一期；县融媒体中心、县教体局配合。",
        "（二）由县总工会牵头，县直各单位参与，开展职工健步走活动，于第三季度结束前完成。",
        "（三）创建无烟单位。任何人不得在公共场所室内吸烟。（县卫健局、县委文明办、各乡镇分别负责）",
        "云岭县爱国卫生运动委员会办公室　　2022年2月18日印发",
    ):
        text(document, line)
    return document


def haiqu_2024_openness() -> Any:
    """Three pages of running text, printed: heads and numbers of pages, lines broken anywhere."""
    document = paper("海曲市2024年政务公开工作要点")
    centred(document, "海政办发〔2024〕10号", "海曲市人民政府办公室", "关于印发海曲市2024年政务公开工作要点的通知")
    document.add_paragraph("各县（市、区）人民政府，市政府各部门、各直属机构：")
    text(document, "《海曲市2024年政务公开工作要点》已经市政府同意，现印发给你们，请认真贯彻执行。")
    right(document, "海曲市人民政府办公室", "2024年4月3日")
    text(document, "（此件公开发布）")
    centred(document, "海曲市2024年政务公开工作要点")
    for line in (
        "做好2024年政务公开工作，要坚持以人民为中心，全面提升公开质量和实效，为现代化滨海城市建设提供有力支撑。",
        "一、围绕重点任务深化公开",
        "（一）深化经济运行信息公开。加强稳增长、扩内需、促消费政策的发布解读，主动公开经济运行数据，"
        "每季度召开一次经济形势新闻发布会。（市发展改革委、市统计局牵头，市商务局、国家统计局海曲调查队配合）"
        "依法公开减税降费政策，在海曲市税务局门户网站设立专栏，5月31日前完成。（市税务局负责）"
        "做好专项债券项目信息公开，存续期信息于每年6月底前更新。（市财政局负责，省财政厅指导）",
        "（二）深化科技创新信息公开。公布市级科技计划项目申报指南，立项结果公示期不少于5个工作日。"
        "（市科技局牵头，各县（市、区）政府、高新区管委会负责）",
        "（三）深化生态环境信息公开。2023年，全市空气优良天数比例达到86.4%。今年要按日发布空气质量状况，"
        "按月发布饮用水水源水质状况，上半年公开中央生态环境保护督察反馈问题整改情况。（市生态环境局负责）"
        "发生突发环境事件的，应当在24小时内发布初步核实情况。（市生态环境局会同市应急管理局、事发地政府负责）",
        "（四）深化民生信息公开。养老机构名录实行动态管理，变更后10个工作日内更新；（市民政局负责）"
        "工资指导价位10月底前发布；（市人力资源社会保障局负责）食品安全监督抽检结果每周公布，"
        "药品零售企业检查情况每半年通报。（市市场监管局负责）",
        "二、围绕政策落地加强解读回应",
        "（一）统一政策发布。完善“政策文件库”，6月30日前完成2000年以来现行有效文件的归集，"
        "新印发文件自印发之日起20个工作日内入库。（市政府办公室牵头，市政府各部门配合）",
        "（二）丰富解读形式。涉企政策解读不得以文字堆砌代替，多采用图解、动漫、视频等形式，"
        "各部门负责人每年至少接受1次在线访谈。（市政府办公室、市委宣传部牵头，市政府各部门负责）",
        "（三）回应群众关切。健全政务舆情收集、研判、处置机制，重大舆情48小时内召开新闻发布会。"
        "（市委宣传部牵头，市委网信办、各县（市、区）、各部门按职责分工负责）",
        "三、围绕阵地建设夯实基础",
        "（一）建好政府网站。全市政府网站（含中国海曲英文版）于9月15日前完成IPv6改造。"
        "（市大数据局牵头，市政府办公室、各网站主办单位配合）每季度对全市政府网站抽查一次，抽查比例不低于30%。"
        "（市政府办公室负责）",
        "（二）办好政府公报。政府公报每两月出版一期，出版后3个工作日内在网站发布电子版。（市政府办公室负责）",
        "（三）打造政务公开专区。推动专区向基层延伸，到2024年底，乡镇（街道）专区覆盖率达到100%，"
        "到2026年建成线上线下一体的服务体系。（市行政审批局牵头，各县（市、区）政府落实）",
        "四、强化组织保障",
        "（一）各级政府办公室要加强业务培训，每年至少组织1次全员轮训。",
        "（二）各县（市、区）政府、市政府各部门要在本要点印发后30日内制定落实方案，"
        "并于2024年12月20日前将全年落实情况报送市政府办公室。",
    ):
        text(document, line)
    return document


def linjiang_2025_report() -> Any:
    """A printed table over several pages, its header repeated on each; the first unit leads by a sentence above it."""
    document = paper("临江区人民政府办公室", 14)
    centred(document, "临政办字〔2025〕3号", "2025年《政府工作报告》重点任务分解表")
    right(document, "临江区人民政府办公室", "2025年2月12日")
    text(document, "注：表中责任单位列第一位的为牵头单位；未列明时限的，于2025年12月底前完成。")
    rows: list[Row] = [("序号", "任务内容", "责任单位", "完成时限")]
    rows += LINJIANG_2025
    table(document, rows, repeat=True, widths=(1.5, 7.5, 4.5, 3))
    return document


LINJIANG_2025: tuple[Row, ...] = (
    ("1", "开展消费促进活动，发放文旅、餐饮消费券。", "区商务局、区文旅局、区财政局", "9月底前"),
    ("2", "推进柳荫商圈改造提升，完成主街立面整治。", "区城管局、柳荫街道", "9月底"),
    ("3", "建设区域商业综合体一期，主体结构封顶。", "区住建局、区商务局、东关街道", "2025年11月"),
    ("4", "实施工业技改项目，每季度组织集中开工。", "区工信局、区发改局", "每季度"),
    ("5", "新认定高新技术企业，建立梯次培育库。", "区科技局", "年底前"),
    ("6", "举办数字经济创新大赛。", "区工信局、区数据局、团区委等", "二季度"),
    ("7", "完成国企改革深化提升行动收官工作。", "区国资局", "6月底前"),
    ("8", "落实“拿地即开工”，用地审批10个工作日内办结。", "区自然资源分局、区行政审批局", "长期坚持"),
    ("9", "推行柔性执法，首次轻微违法不予处罚清单3月底前公布。", "区司法局、各执法部门", "3月底前"),
    ("10", "建立民营企业家座谈会制度，每半年至少召开1次。", "区委统战部、区工商联", "常态化"),
    ("11", "打通十里河东路、学府街等断头路。", "区住建局、区交通局、区征收办", "10月底前"),
    ("12", "改造老旧小区，惠及居民1.6万户。", "区住建局、各街道", "11月底前完工"),
    ("13", "更新改造供热管网，供暖季前投入使用。", "区城管局、临江热力集团", "10月31日前"),
    ("14", "创建国家生态文明建设示范区。", "区生态环境分局、区直各有关部门", "持续推进"),
    ("15", "完成黑臭水体整治，每月监测1次。", "区水利局、区生态环境分局", "8月底前"),
    ("16", "新建改扩建中小学、幼儿园，秋季开学前投用。", "区教育局、区住建局", "8月25日前"),
    ("17", "推进紧密型医联体建设，每周下派医师不少于2次。", "区卫健局、区人民医院", "全年"),
    ("18", "零工驿站免费开放，求职登记24小时内回应。", "区人社局", "4月1日起"),
    ("19", "落实困难群众价格补贴联动机制，达到启动条件后21日内发放。", "区发改局、区民政局、区财政局", "达到条件后"),
    ("20", "开展殡葬领域专项整治。", "区民政局", "2025年3月—10月"),
    ("21", "加快区档案馆新馆建设。", "区档案馆、区城投公司", "2026年6月底前"),
    ("22", "办理区人大代表建议、政协委员提案。", "区政府办公室、各承办单位", "6月30日前"),
    ("23", "编制国有资产管理情况综合报告。", "区财政局、区机关事务中心", ""),
    ("24", "完善政府法律顾问制度。", "区司法局", ""),
)


def yunling_2023_market() -> Any:
    """Printed: running text, then an annex whose table goes over a page's end with no header there, cells merged."""
    document = paper("云岭县市场监督管理局", 14)
    centred(document, "云市监发〔2023〕15号", "云岭县市场监督管理局关于开展民生领域“铁拳”行动的实施方案")
    document.add_paragraph("各市场监管所，机关各股室：")
    for line in (
        "为查处群众反映强烈的违法行为，守牢安全底线，根据《市2023年民生领域“铁拳”行动方案》（海市监稽〔2023〕4号），制定本方案。",
        "一、整治重点",
        "（一）校园食品安全。春秋季开学前后对学校食堂全覆盖检查，问题线索3个工作日内立案。（食品股牵头，各市场监管所负责）",
        "（二）特种设备。对超期未检电梯立即停用，7月底前完成老旧电梯安全评估。（特种设备股、县特检所负责）"
        "检验机构出具报告不得超过10个工作日。（县特检所负责）",
        "（三）计量作弊。对加油机、电子秤开展专项检查，每季度公布典型案例。（计量股会同执法大队负责）",
        "二、任务分工",
        "具体任务分工见附件，各单位于每月28日前将进展报执法大队。",
        "三、有关要求",
        "（一）加强宣传。各所每月至少报送信息1条，办公室统一对外发布。",
        "（二）严明纪律。执法人员不得泄露举报人信息。",
    ):
        text(document, line)
    right(document, "云岭县市场监督管理局", "2023年3月15日")
    document.add_paragraph("附件：任务分工表")
    table(
        document,
        (
            ("序号", "整治内容", "工作措施", "牵头股室", "配合单位", "完成时限"),
            ("1", "食品", "检查学校食堂和校外供餐单位", "食品股", "各市场监管所", "4月15日前"),
            ("2", "^", "整治“特供酒”、散装白酒", "^", "执法大队", "6月底前"),
            ("3", "^", "抽检粽子、月饼等节令食品", "^", "检测中心", "6月20日前"),
            ("4", "药品", "检查农村药店和诊所", "药械股", "各市场监管所", "9月底前"),
            ("5", "^", "规范网络售药，下架违规信息", "^", "网监股", "长期坚持"),
            ("6", "产品质量", "抽查电动自行车、燃气灶具", "质量股", "执法大队、检测中心", "第三季度"),
            ("7", "^", "抽查儿童玩具、学生文具", "^", "^", "8月20日前"),
            ("8", "价格", "检查停车、物业收费", "价监股", "各市场监管所", "上半年"),
            ("9", "^", "规范明码标价，收到投诉7日内处理", "^", "消保股", "持续推进"),
            ("10", "广告", "清理医疗、保健品虚假广告", "广告股", "各市场监管所", "10月底前"),
            ("11", "^", "监测互联网广告，按月通报", "^", "网监股", "全年"),
            ("12", "知识产权", "查处侵犯地理标志行为", "知识产权股", "执法大队", "2023年11月底前"),
            ("13", "信用", "将违法主体列入失信名单", "信用股", "各业务股室", "作出处罚决定之日起20个工作日内"),
        ),
        widths=(1.3, 2.2, 5, 2.5, 3, 3),
    )
    return document


# --- all of them ----------------------------------------------------------------------------------------------------

MAKERS: dict[str, Callable[[], Any]] = {
    "linjiang-2020-safety.docx": linjiang_2020_safety,
    "haiqu-2021-tasks.docx": haiqu_2021_tasks,
    "linjiang-2024-digital.docx": linjiang_2024_digital,
    "yunling-2022-health.docx": yunling_2022_health,
    "haiqu-2024-openness.pdf": haiqu_2024_openness,
    "linjiang-2025-report.pdf": linjiang_2025_report,
    "yunling-2023-market.pdf": yunling_2023_market,
    "haiqu-2025-list.xlsx": haiqu_2025_list,
    "yunling-2025-village.xlsx": yunling_2025_village,
    "linjiang-2024-bureau.xlsx": linjiang_2024_bureau,
    "qinghe-2023-care.docx": qinghe_2023_care,
    "songling-2024-flood.pdf": songling_2024_flood,
    "anlan-2025-park.xlsx": anlan_2025_park,
    "songling-2020-list.docx": songling_2020_list,
    "songling-2020-list.pdf": songling_2020_list,
    "songling-2020-list.xlsx": songling_2020_sheet,
    "anlan-undated-lanes.docx": anlan_undated_lanes,
    "anlan-undated-lanes.pdf": anlan_undated_lanes,
    "anlan-undated-lanes.xlsx": anlan_undated_sheet,
    "two_forms.docx": two_forms,
    "two_forms.pdf": two_forms,
}


def make(name: str) -> None:
    made = MAKERS[name]()
    if not name.endswith(".pdf"):
        made.save(HERE / name)
        return
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, name).with_suffix(".docx")
        made.save(source)
        words = ["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(HERE), str(source)]
        subprocess.run(words, check=True, capture_output=True)


if __name__ == "__main__":
    for chosen in sys.argv[1:] or MAKERS:
        make(chosen)
