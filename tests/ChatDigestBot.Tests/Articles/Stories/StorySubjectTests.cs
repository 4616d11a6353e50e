using ChatDigestBot.Articles.Stories;

namespace ChatDigestBot.Tests.Articles.Stories;

/// <summary>Posts of one form that differ in their subject stay apart; posts on one subject come together, whoever wrote them.</summary>
public sealed class StorySubjectTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 27, 8, 0, 0, TimeSpan.Zero);

    // The blank is who or where it is about.
    [Theory]
    [InlineData("{0}市上线电子驾驶证", "{0}市公安局宣布，从 12 月 1 日起上线电子驾驶证，市民可以在手机上办理 26 项业务。电子驾驶证与纸质驾驶证效力相同，可以在加油站、停车场和高速路口使用，首批覆盖 140 处。", "青岚", "临江", "云岭")]
    [InlineData("{0}县开行首班夜间公交", "{0}县交通运输局今天开行首班夜间公交，共 6 条线路，运营到凌晨 1 点，票价 2 元。首晚运送乘客 1,240 人次，比预计多出三成，运营方说下月再加 4 条。", "落霞", "鹿鸣", "望川")]
    [InlineData("{0}：拟回购 3 亿元至 5 亿元股份", "{0} 11 月 27 日公告，拟以集中竞价方式回购公司股份，回购金额 3 亿元至 5 亿元，回购价格不超过 28.5 元/股。回购的股份将用于员工持股计划，回购期限为 12 个月。", "青岚芯片", "临江光伏", "穗海医疗")]
    [InlineData("{0}第三季度营收 64.8 亿元，同比增长 15%", "{0}今天公布第三季度财报，营收 64.8 亿元，同比增长 15%，净利润 7.2 亿元。公司说，增长来自云服务和海外市场，全年指引不变，将派发每股 0.4 元股息。", "青岚科技", "云岭科技", "南屿科技")]
    [InlineData("国家药监局批准{0}上市", "国家药监局 11 月 27 日批准{0}上市，用于治疗成人复发性偏头痛。临床试验入组 612 人，头痛天数减少 48%。{0}每月注射一次，企业说明年春天供货，价格还在谈。", "泽替尼单抗", "康维瑞单抗", "诺西加单抗")]
    [InlineData("示例制药的“{0}”进入三期临床", "示例制药宣布，在研新药“{0}”完成首例患者给药，进入三期临床，计划在 36 家医院入组 540 人。公司说，“{0}”的二期数据达到主要终点，结果将在 2027 年公布。", "明泽宁", "舒安平", "康乐定")]
    [InlineData("{0}大学发现新的耐热酶", "{0}大学研究团队在《酶学通讯》上发表论文，从温泉里分离出一种耐热酶，在 95 度下仍保持 82% 的活性。{0}大学的课题组说，它可以用于洗涤剂和造纸，已申请 3 项专利。", "海澜", "青岚", "南屿")]
    [InlineData("{0}市開通電子健保卡", "{0}市衛生局宣布，12 月 1 日起開通電子健保卡，市民可在手機上辦理 28 項業務。電子健保卡與實體卡效力相同，可在醫院、藥局使用，首批涵蓋 110 家醫院。", "海濱", "東嶼", "北灣")]
    [InlineData("{0} opens its first zero-waste market", "The city of {0} opened its first zero-waste market on Friday, with 64 stalls and 12,500 visitors on the first day. Stallholders in {0} pay no rent for six months, and the city expects to save 340 tonnes of packaging a year.", "Halden", "Osterby", "Tavira")]
    [InlineData("{0} raises 42 million dollars to build warehouse robots", "{0} said on Tuesday it had raised 42 million dollars in a series B round led by Larkline Ventures. {0} will use the money to build a plant and hire 120 engineers, and plans to deliver 800 robots next year.", "Kestrel Labs", "Bluequay", "Moustachio")]
    [InlineData("{0} recalls 18,400 heaters over fire risk", "{0} is recalling 18,400 heaters sold between January and October because a switch can overheat. {0} has received 27 reports and no injuries. Owners should unplug them and ask for a free replacement.", "Northmere", "Cloudberry", "Glasshouse")]
    public void Another_subject_in_the_same_form_is_other_news(string title, string text, string one, string other, string third)
    {
        Assert.All(new[] { (one, other), (one, third), (other, third) }, pair => Assert.Null(Why(
            (Fill(title, pair.Item1), Fill(text, pair.Item1), Day), (Fill(title, pair.Item2), Fill(text, pair.Item2), Day.AddHours(3)))));
    }

    // The blank is a number, and nothing else differs.
    [Theory]
    [InlineData("青岚数据库 {0} 发布，修复 32 个问题", "青岚数据库 {0} 今天发布，修复 32 个问题，查询速度提升 18%，占用内存下降 12%。项目组说，旧版用户可以直接升级，安装包约 240 MB。", "3", "4", "5")]
    [InlineData("鹿鸣系统 {0} 正式推送", "鹿鸣系统 {0} 今天正式推送，首批覆盖 18 款机型，安装包 1.2 GB，续航延长 40 分钟，相机启动快了 15%。", "3.1", "3.2", "4.0")]
    [InlineData("望川地铁 {0} 号线开工，全长 31.6 公里", "望川地铁 {0} 号线今天开工，全长 31.6 公里，设 24 座车站，总投资 268 亿元，工期 56 个月，预计日客流 42 万人次。", "5", "6", "7")]
    [InlineData("穗海海上风电{0}期并网", "穗海海上风电项目{0}期今天并网，装机 400 兆瓦，共 50 台风机，年发电 14.6 亿千瓦时，可供 62 万户用一年。", "一", "二", "三")]
    [InlineData("第{0}批电子社保卡试点公布", "第{0}批电子社保卡试点今天公布，共 24 个城市，覆盖 1,860 万人，试点为期 12 个月，费用由省里承担。", "三", "四", "五")]
    [InlineData("《城市与灯》连载：第{0}章", "《城市与灯》今天刊出第{0}章。作者说，全书 36 章，每周刊出一章，约 8,000 字，读者来信已有 1,240 封。", "七", "八", "九")]
    [InlineData("青岚科技第{0}季度营收 64.8 亿元", "青岚科技公布第{0}季度财报，营收 64.8 亿元，同比增长 15%，净利润 7.2 亿元，全年指引不变，将派发每股 0.4 元股息。", "一", "二", "三")]
    [InlineData("临江核电 {0} 号机组投入商运", "临江核电 {0} 号机组今天投入商业运行，单机容量 116 万千瓦，年发电约 90 亿千瓦时，相当于少烧 280 万吨标煤。", "3", "4", "5")]
    [InlineData("{0} 月制造业采购经理指数为 50.2", "统计部门今天公布，{0} 月制造业采购经理指数为 50.2，连续三个月在荣枯线以上，新订单指数 51.4，从业人员指数 48.9。", "9", "10", "11")]
    [InlineData("Northmere reports Q{0} revenue of 412 million dollars", "Northmere on Thursday reported Q{0} revenue of 412 million dollars, up 12 percent, and profit of 38 million. It kept its outlook for the year and will pay a dividend of 40 cents.", "1", "2", "3")]
    [InlineData("Glasshouse {0} is out with 140 fixes", "Glasshouse {0} was released on Monday with 140 fixes, a new editor and 18 percent faster builds. The download is 240 MB and replaces the last version in place.", "3", "4", "5")]
    [InlineData("Harbour tunnel phase {0} opens", "Phase {0} of the harbour tunnel opened on Friday after 38 months of work. It is 4.2 kilometres long, cost 680 million dollars and will carry 31,000 cars a day.", "1", "2", "3")]
    [InlineData("The Lamp and the City: episode {0}", "Episode {0} of The Lamp and the City is out today. The series has 24 episodes of 45 minutes each and 1.2 million listeners in 31 countries.", "3", "4", "5")]
    public void Another_number_in_the_name_is_other_news(string title, string text, string one, string other, string third) => Another_subject_in_the_same_form_is_other_news(title, text, one, other, third);

    [Theory]
    [InlineData("{0} raises $5m", "The robotics start-up will use the money to hire 24 engineers and open a plant in spring. {0} was founded in 2023.", "Kestrel", "Bluequay", "Larkline")]
    [InlineData("{0} raises $5m in seed funding", "{0} has raised $5 million in seed funding led by Larkline Ventures. The money will pay for 18 hires and a second office.", "Kestrel Labs", "Quay Works", "Moustachio")]
    [InlineData("{0} beat Halden 3-1 to go top", "{0} beat Halden 3-1 on Saturday to go top of the league with 41 points from 18 games. 31,200 watched the match, and the coach of {0} praised his goalkeeper.", "Osterby", "Tavira", "Norvik")]
    [InlineData("青岚队 3 比 1 胜{0}，升至榜首", "青岚队周六主场 3 比 1 战胜{0}，以 41 分升至榜首，现场观众 31,200 人。{0}全场只有 2 次射正，主帅赛后没有说话。", "临江队", "云岭队", "穗海队")]
    [InlineData("Regulator approves {0} for migraine", "The drug regulator on Friday approved {0} for migraine in adults. In a trial of 612 people {0} cut headache days by 48 percent. It is injected once a month.", "zelotinib", "corvimab", "nosecatab")]
    [InlineData("{0}暴雨红色预警，全市停课", "气象部门今天 6 时发布{0}暴雨红色预警，未来 3 小时雨量将超过 100 毫米。{0}中小学全部停课，42 条公交线路停运。", "青岚", "临江", "望川")]
    [InlineData("电动车厂{0}交付 24,600 辆，同比增长 31%", "{0} 11 月交付 24,600 辆，同比增长 31%，前 11 月累计 21.8 万辆。{0}说，明年计划在 6 个国家开店 120 家。", "岭舟汽车", "海岳汽车", "云帆汽车")]
    public void Another_name_in_a_short_report_is_other_news(string title, string text, string one, string other, string third) => Another_subject_in_the_same_form_is_other_news(title, text, one, other, third);

    // Only the title has a name.
    [Theory]
    [InlineData("{0}：预计全年净利润增长 40% 至 60%", Forecast, "鹿鸣股份", "望川药业", "穗海银行")]
    [InlineData("快讯：{0}预计全年净利润增长 40% 至 60%", Forecast, "鹿鸣股份", "望川药业", "穗海银行")]
    [InlineData("【公告】{0}：预计全年净利润增长 40% 至 60%", Forecast, "鹿鸣股份", "望川药业", "穗海银行")]
    [InlineData("{0}：预计全年净利润增长 40% 至 60%", Forecast, "鹿鸣银行", "鹿鸣证券", "鹿鸣科技")]
    [InlineData("{0}公园明起闭园", "公园明起闭园，工期 5 个月，更新步道 2.6 公里，补种树木 1,400 棵。市民可以到附近的公园游玩，年票顺延。", "东湖", "西山", "西湖")]
    [InlineData("落霞市{0}公园明起闭园", "公园明起闭园，工期 5 个月，更新步道 2.6 公里，补种树木 1,400 棵。市民可以到附近的公园游玩，年票顺延。", "东湖", "南山", "湖心")]
    [InlineData("{0}医院停诊两天", "医院今天发布通知，因为检修停诊两天，12 月 3 日恢复门诊，急诊照常。预约的 1,400 名患者可以改期。", "北京", "上海", "广州")]
    [InlineData("{0}被查", "据纪检部门消息，其涉嫌严重违纪违法，目前正接受审查调查。他在省内任职 31 年，曾任多个县的县委书记，三年前退休。", "林国梁", "赵志成", "孙维民")]
    [InlineData("药监局批准{0}上市", "该药今天获批，用于治疗成人复发性偏头痛。临床试验入组 624 人，头痛天数减少 46%，每月注射一次，明年春天供货。", "泽替单抗", "康维单抗", "诺西单抗")]
    [InlineData("{0} cuts 9% of staff", "The company said on Friday it will cut 9% of its staff, about 140 people, to save money. Those affected get 12 weeks of pay.", "Kestrel", "Bluequay", "Larkline")]
    [InlineData("{0} to Cut 9% of Its Staff", "The company said on Friday it will cut 9% of its staff, about 140 people, to save money. Those affected get 12 weeks of pay.", "Kestrel Labs", "Quay Works", "Larkline Group")]
    [InlineData("Regulator approves {0} for adults", "The drug was approved on Friday. In a trial of 624 people it cut headache days by 46 percent. It is injected once a month.", "Zelotinib", "Corvimab", "Nosecatab")]
    public void Another_subject_that_no_text_names_is_other_news(string title, string text, string one, string other, string third) => Another_subject_in_the_same_form_is_other_news(title, text, one, other, third);

    private const string Forecast = "公司 11 月 27 日公告，预计全年净利润 2.8 亿元至 3.2 亿元，同比增长 40% 至 60%。增长来自主营产品销量上升，费用率下降。";
    private const string Bridge = "望川大桥今天合龙，主跨 1,308 米，明年 6 月通车。大桥总投资 24 亿元，双向六车道，设计时速 80 公里。";

    [Theory]
    [InlineData("鹿鸣半导体股份有限公司：预计全年净利润增长 40% 至 60%", "鹿鸣半导体：预计全年净利润增长 40% 至 60%", Forecast)]
    [InlineData("中国石油化工：预计全年净利润增长 40% 至 60%", "中石化：预计全年净利润增长 40% 至 60%", Forecast)]
    [InlineData("望川大桥今天合龙", "新华社：望川大桥今天合龙", Bridge)]
    [InlineData("示例日报：望川大桥今天合龙", "临江晚报：望川大桥今天合龙", Bridge)]
    [InlineData("【财经】望川大桥今天合龙", "【社会】望川大桥今天合龙", Bridge)]
    [InlineData("要闻 | 望川大桥今天合龙", "快讯 | 望川大桥今天合龙", Bridge)]
    [InlineData("24 亿元！望川大桥今天合龙", "1,308 米！望川大桥今天合龙", Bridge)]
    [InlineData("望川拟建跨海大桥", "望川将修跨海大桥", "望川市 11 月 27 日公布规划，计划建设一座跨海大桥，全长 24 公里，总投资 190 亿元，工期 58 个月。")]
    [InlineData("男子路边捡到 6 万元交给警方", "小伙路边捡到 6 万元交给警方", "27 日晚，快递员张某在路边捡到一个背包，里面有 6 万元现金。他等了两个小时，随后交给派出所，失主第二天领回。")]
    [InlineData("望川市開放無人駕駛計程車收費", "望川市开放无人驾驶出租车收费", "望川市 11 月 27 日起允许无人车收费运营，首批 140 辆，覆盖 360 平方公里，起步价 9 元，夜间加 3 元。")]
    [InlineData("Major fire closes Halden port", "Huge fire closes Halden port", "A fire in a warehouse closed the port of Halden on Friday. Some 140 people were led to safety and 16 ships are waiting outside. The port opens again on Sunday.")]
    [InlineData("Police arrest 12 in Halden", "Officers arrest 12 in Halden", "Twelve people were arrested in Halden on Friday after 360 phones were stolen at a concert. They are between 18 and 24 years old and will be in court on Monday.")]
    public void One_text_under_a_title_that_calls_it_otherwise_is_one_story(string title, string other, string text) => Assert.NotNull(Why((title, text, Day), (other, text, Day.AddHours(5))));

    [Theory]
    [InlineData("青岚数据库 4 发布", "青岚数据库 4.0 今天发布")]
    [InlineData("穗海海上风电二期并网", "400 兆瓦！穗海海上风电第 2 期并网")]
    [InlineData("Windows 10/11 打不开 XPS 文件", "Windows 11 也打不开 XPS 文件")]
    public void One_number_written_in_two_ways_is_one(string title, string other)
    {
        const string text = "项目方今天说，400 兆瓦的新系统已经启用，共 50 台设备，年省 14.6 亿千瓦时，可供 62 万户用一年。此前的试运行为期 90 天，故障 3 起，均已排除，费用 28.6 亿元。";
        Assert.NotNull(Why((title, text, Day), (other, text + "联系电话不变。", Day.AddHours(5))));
    }

    [Theory]
    [InlineData("青岚市上线电子驾驶证", "青岚上线电子驾驶证，26 项业务手机办")]
    [InlineData("青岚市上线电子驾驶证", "重磅！青岚市推出电子驾驶证")]
    [InlineData("青岚市上线电子驾驶证", "青岚市电子驾驶证正式开通，首批覆盖 140 处")]
    public void A_re_issue_under_another_title_keeps_its_subject(string title, string other)
    {
        const string text = "青岚市公安局宣布，从 12 月 1 日起上线电子驾驶证，市民可以在手机上办理 26 项业务。电子驾驶证与纸质驾驶证效力相同，可以在加油站、停车场和高速路口使用，首批覆盖 140 处。";
        Assert.NotNull(Why((title, text, Day), (other, text + "咨询电话不变。", Day.AddHours(5))));
    }

    [Theory]
    [InlineData(
        "海滨长廊亮起一千二百盏会省电的灯", "十月七日晚，海滨市长廊的一千二百盏新路灯一齐亮起。市政署说，工程耗资二亿八千万元，首晚用电比旧灯少四成六，七成一的受访市民赞成。每盏多花六百元，用来装一块挡板。",
        "海滨市 1,200 盏智慧路灯全部亮灯，首夜省电 46%", "10 月 7 日，海滨市的 1,200 盏智慧路灯全部点亮，总投资 2.8 亿元。与旧灯相比省电 46%。此前的征询中有 71% 的人支持。批评者认为每盏 600 元的挡板太贵。")]
    [InlineData(
        "不用锂也能存一夜电：鹿鸣储能站今天并网", "11 月 11 日零点，鹿鸣储能站并网，功率 200 兆瓦、容量 800 兆瓦时。衡川能源透露，造价 9.6 亿元，每瓦时 1.2 元。液流电池可以充放 1.5 万次，今天第一次放电持续了 2 小时。",
        "200MW/800MWh！最大无锂储能电站在鹿鸣投运", "11月10日，由衡川能源建设的鹿鸣200MW/800MWh储能电站完成试验，将于11日零时投运。项目总投资9.6亿元，占地118亩，单位造价每瓦时1.2元，循环寿命达1.5万次。")]
    public void Two_writers_on_one_event_are_one_story_even_where_one_writes_numbers_in_Chinese(string title, string text, string otherTitle, string otherText) =>
        Assert.StartsWith("told by two writers", Why((title, text, Day), (otherTitle, otherText, Day.AddHours(9))), StringComparison.Ordinal);

    private const string Subway = "青岚地铁 9 号线今天开通，全长 31.6 公里，设 24 座车站，全程 38 分钟。线路总投资 268 亿元，初期高峰间隔 4 分半。地铁公司预计日客流 42 万人次。";
    private const string Brakes = "海岳汽车今天宣布召回 8.6 万辆 E3，因为刹车软件在低温下可能反应迟缓。召回从 12 月 5 日开始，车主可以在线升级，约 20 分钟完成。监管部门收到 31 起投诉，没有人员受伤。";
    private const string Layoffs = "澜图智能今天告知员工，将裁员 12%，约 340 人，并关闭南屿和望川两个实验室。公司称，资源将集中到“鹿鸣”模型上。补偿为 N+3。";

    [Theory]
    [InlineData("青岚地铁 9 号线开通，全程 38 分钟", Subway, "坐着 9 号线去机场：青岚今天多了一条地铁", "记者今早在机场站坐上首班车，38 分钟后到了老城。这条花了 268 亿元的线路有 24 座车站，是青岚最贵的一条。地铁公司说，到下午三点已有 18 万人次进站。")]
    [InlineData("海岳汽车召回 8.6 万辆电动车，刹车软件有缺陷", Brakes, "海岳 E3 冬天刹不住？八万六千辆车要升级", "三十一起投诉之后，海岳汽车承认 E3 的刹车软件在零下十五度会慢半拍。八万六千辆车将从 12 月 5 日起在线升级，每辆 20 分钟。车主群里有人说，去年冬天就反映过。")]
    [InlineData("澜图智能裁员 12%，关闭两个实验室", Layoffs, "340 人离开澜图：两座城市的实验室同时熄灯", "南屿和望川的实验室今天下午收回了门禁卡。澜图智能裁掉 340 人，占员工的 12%，补偿 N+3。内部信写道，公司要把力气都用在“鹿鸣”上。")]
    public void Two_writers_whose_titles_say_nothing_in_common_are_one_story_where_amounts_and_names_agree(string title, string text, string otherTitle, string otherText) =>
        Assert.StartsWith("told by two writers", Why((title, text, Day), (otherTitle, otherText, Day.AddHours(10))), StringComparison.Ordinal);

    [Theory]
    [InlineData("青岚地铁 9 号线开通，全程 38 分钟", Subway, "岭舟的新车在青岚跑了 38 分钟", "岭舟汽车今天在青岚的试车场公布新车，38 分钟跑完 24 圈，电池还剩一半。公司说，工厂投资 268 亿元，明年开工，日产 420 辆。")]
    [InlineData("海岳汽车召回 8.6 万辆电动车，刹车软件有缺陷", Brakes, "安全带卡扣松脱，岭舟 L6 要回厂", "岭舟汽车今天宣布召回 8.6 万辆 L6，因为安全带卡扣可能松脱。召回从 12 月 5 日开始，更换约 20 分钟完成。监管部门收到 12 起投诉。")]
    [InlineData("澜图智能裁员 12%，关闭两个实验室", Layoffs, "340 人离开示例云，多在销售部门", "示例云今天告知员工，将裁员 12%，约 340 人，主要在销售部门。公司称，资源将集中到海外市场上。补偿为 N+1。")]
    [InlineData("澜图智能裁员 12%，关闭两个实验室", Layoffs, "早报：澜图智能裁员，青岚地铁 9 号线开通，海岳召回", Layoffs + Subway + Brakes)]
    public void The_same_amounts_of_others_are_other_news(string title, string text, string otherTitle, string otherText) =>
        Assert.Null(Why((title, text, Day), (otherTitle, otherText, Day.AddHours(10))));

    [Fact]
    public void A_correction_joins_the_story_it_corrects()
    {
        const string text = "青岚市水务集团 11 月 20 日公布，全市 3,400 户的水表读数有误，平均多收 26.5 元，将在 12 月的账单中退还。集团说，原因是 8 月更换的软件把两位小数读成了三位，客服电话 24 小时有人接听。";
        Assert.StartsWith("a correction", Why(("青岚 3,400 户水表读数有误", text, Day), ("更正：青岚 4,300 户水表读数有误", text.Replace("3,400", "4,300", StringComparison.Ordinal).Replace("26.5", "25.6", StringComparison.Ordinal), Day.AddDays(1))), StringComparison.Ordinal);
    }

    private const string Span = "望川大桥今天通车，全长 4.2 公里，双向六车道，设计时速 80 公里。大桥总投资 24 亿元。";
    private const string Budget = "The Torvik school board approved a $14 million budget on Thursday by 5 votes to 2. Teachers get a raise of 3 percent.";

    [Theory]
    [InlineData("望川大桥通车，全长 4.2 公里", Span, "更正：望川大桥全长 4.6 公里", "此前的报道把望川大桥的长度误写为 4.2 公里，应为 4.6 公里。")]
    [InlineData("望川大桥通车，全长 4.2 公里", Span, "【更正】望川大桥全长 4.6 公里", "大桥的长度误写为 4.2 公里，应为 4.6 公里。特此更正，并向读者致歉。")]
    [InlineData("Torvik school board approves $14 million budget", Budget, "Correction: Torvik school budget", "A story on Thursday about the Torvik school board misstated the budget. It is $24 million, not $14 million.")]
    [InlineData("Torvik school board approves $14 million budget", Budget, "CORRECTION: Torvik school board budget is $24 million", "The Torvik school board budget approved on Thursday is $24 million, not $14 million as reported.")]
    [InlineData("穹光航空将停飞全部 340 客机", "穹光航空内部人士说，公司 12 月起停飞全部 46 架 340 客机。停飞预计影响 3 万名旅客。", "致歉：穹光航空停飞报道不实", "本站昨天发布的穹光航空将停飞全部 46 架 340 客机的报道不实，现予撤回。")]
    public async Task A_few_lines_that_correct_join_what_they_correct(string title, string text, string otherTitle, string otherText) =>
        Assert.StartsWith("a correction", await TwoWritersTests.WhyAsync(title, text, otherTitle, otherText, 20) ?? "", StringComparison.Ordinal);

    [Theory]
    [InlineData("望川市住房贷款上限提高至 120 万元", "望川市住房中心 3 日宣布，12 月起住房贷款上限由 80 万元提高至 120 万元，两个孩子以上的家庭可再上浮两成。", "更正：昨日一篇报道", "本报昨日刊发的《望川市住房贷款上限提高至 120 万元》一文有误，上限实为 102 万元，特此更正并致歉。")]
    [InlineData("Torvik grocer to close 40 shops next year", "The grocer will close 40 of its shops, it said on Sunday, and offer 3,000 people other work.", "Correction: a report of Sunday", "The story \"Torvik grocer to close 40 shops next year\" gave a wrong number. It will close 14, the company said.")]
    public async Task A_correction_is_found_by_the_title_it_quotes_whatever_its_own_says(string title, string text, string otherTitle, string otherText) =>
        Assert.NotNull(await TwoWritersTests.WhyAsync(title, text, otherTitle, otherText, 20));

    [Theory]
    [InlineData("望川地铁 6 号线年底开通", "望川轨道公司 3 日宣布，6 号线年底开通，全长 36 公里。", "更正：关于望川地铁的报道", "本报昨日《望川地铁 8 号线年底开通》一文有误，实际开通时间为明年三月，特此更正。")]
    [InlineData("望川大桥通车，全长 4.2 公里", Span, "更正：临江大桥全长 4.6 公里", "此前的报道把临江大桥的长度误写为 4.2 公里，应为 4.6 公里。")]
    [InlineData("望川大桥通车，全长 4.2 公里", Span, "更正：望川港吞吐量为 4.6 亿吨", "此前的报道把望川港的吞吐量误写为 4.2 亿吨，应为 4.6 亿吨。")]
    [InlineData("Torvik school board approves $14 million budget", Budget, "Correction: Halden library budget", "A story about the Halden library misstated the budget. It is $24 million, not $14 million.")]
    public async Task A_correction_of_something_else_stays_apart(string title, string text, string otherTitle, string otherText) =>
        Assert.Null(await TwoWritersTests.WhyAsync(title, text, otherTitle, otherText, 20));

    [Theory]
    [InlineData("一千二百支灯柱", "1200支灯柱")]
    [InlineData("十月七日，四成六", "10月7日，46%")]
    [InlineData("二亿八千万元", "280000000元")]
    [InlineData("三十亿元", "30亿元")]
    [InlineData("一万两千余辆", "12000余辆")]
    [InlineData("二〇二六年，三点五米", "2026年，3.5米")]
    [InlineData("每支多花六百元", "每支多花600元")]
    [InlineData("一個萬一，十分三五個，一千零一夜", "一個萬一，十分三五個，1001夜")]
    public void Chinese_numerals_are_numbers_where_they_count(string text, string expected) => Assert.Equal(expected, ChineseNumerals.Write(text));

    private static string Fill(string form, string subject) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, subject);

    private static string? Why((string Title, string Text, DateTimeOffset? At) one, (string Title, string Text, DateTimeOffset? At) other)
    {
        var similarity = TextPrint.Similarity(TextPrint.Of(one.Title, one.Text), TextPrint.Of(other.Title, other.Text));
        return StoryRule.WhySame(new StoryFacts(one.Title, one.Text, one.At), new StoryFacts(other.Title, other.Text, other.At), similarity).InEnglish();
    }
}
