using ChatDigestBot.Articles.Stories;

namespace ChatDigestBot.Tests.Articles.Stories;

/// <summary>Two who tell of one event in their own words and give no amounts in common; and two events that look like one.</summary>
public sealed class TwoWritersTests
{
    private static readonly DateTimeOffset Day = new(2026, 11, 4, 9, 0, 0, TimeSpan.FromHours(8));

    [Theory]
    [InlineData(
        "岭舟汽车召回一批 L6，刹车软件有缺陷",
        "岭舟汽车周三宣布，因刹车软件存在缺陷，召回一批 L6 轿车。公司将免费升级软件，车主会收到短信通知。监管部门说，目前没有人员受伤的报告。",
        "刹车可能失灵？岭舟 L6 车主收到召回通知",
        "不少岭舟 L6 车主今天收到短信：车辆被列入召回范围。岭舟方面解释，刹车软件有一处错误，极端情况下制动距离会变长。车主不必到店，软件可以在线更新，召回已向监管部门备案。")]
    [InlineData(
        "青岚地铁 9 号线今早开通，末班车延到零点",
        "青岚地铁 9 号线今天早上开通，首班车从机场站发出，不少市民前来尝鲜。运营方说，周末末班车延到零点，换乘 2 号线不用出站。",
        "坐地铁去机场：青岚 9 号线通车首日见闻",
        "首班车的车厢里坐满了人。青岚地铁 9 号线今天通车，机场站的旅客拖着箱子上车，不用再打车进城。换乘 2 号线不必出站，末班车在周末开到零点。")]
    [InlineData(
        "示例云昨晚故障，多家外卖平台无法下单",
        "示例云昨晚发生故障，多家外卖平台和网约车软件无法使用。示例云凌晨致歉，称一次配置更新出错，服务已全部恢复，将向客户赔偿。",
        "外卖点不了？原来是示例云宕机了",
        "昨晚，许多人发现外卖平台打不开，网约车软件也叫不到车。问题出在示例云：工程师在更新配置时出错，服务中断到半夜。示例云已致歉并答应赔偿。")]
    [InlineData(
        "澜图智能创始人周以安辞去首席执行官",
        "澜图智能今天公告，创始人周以安辞去首席执行官，仍任董事长，由首席技术官林若水接任。周以安说，他要把时间用在研究上。",
        "周以安卸任，澜图智能换帅",
        "澜图智能换了掌门人。创始人周以安今天卸任首席执行官，只留董事长一职，接棒的是首席技术官林若水。周以安在内部信中说，他想回到实验室做研究。")]
    [InlineData(
        "望川化工厂起火，周边村民已转移",
        "今天上午，望川市北郊一家化工厂起火，浓烟在城里都能看见。消防部门出动数十辆车，中午控制住火势。周边村民已经转移，望川市环保部门正在监测空气。",
        "望川北郊化工厂火灾已扑灭，暂无伤亡",
        "望川北郊的化工厂火灾到下午已经扑灭。应急部门说，起火的是原料仓库，没有人员伤亡，转移的村民晚上可以回家，空气监测没有发现异常。")]
    [InlineData(
        "海濱市長林以安宣布不再競選連任",
        "海濱市長林以安今天上午在記者會上宣布，明年不再競選連任，任期結束後回大學教書。她說，八年已經夠長，該讓年輕人來做。",
        "林以安：两届就够了，不参加明年的海滨市长选举",
        "海滨市长林以安今天说，她不参加明年的市长选举。在任两届的她将回到大学教书。消息公布后，几位议员表示有意竞选海滨市长。")]
    [InlineData(
        "Northmere to buy rival Castell in all-share deal",
        "Northmere agreed on Tuesday to buy its rival Castell in an all-share deal that would create the region's largest chip maker. Castell's board backs the takeover. Regulators are expected to look closely at the merger.",
        "Castell agrees to takeover by Northmere",
        "The board of Castell has accepted a takeover by Northmere, its long-time competitor. Shareholders will be paid in Northmere stock. The merger of the two chip makers needs the blessing of regulators.")]
    [InlineData(
        "Halden hospital hit by ransomware, operations postponed",
        "Halden's main hospital postponed planned operations on Monday after ransomware locked its computers over the weekend. Emergency care goes on. Police are investigating and no ransom was paid, the hospital said.",
        "Hackers force Halden's main hospital to cancel surgery",
        "Surgeons in Halden were sent home on Monday. Hackers had locked the computers of the hospital with ransomware, and staff are writing on paper. The hospital says it will not pay the ransom; emergency patients are still taken in.")]
    [InlineData(
        "Kestrel rocket explodes on the pad at Skarvik",
        "A Kestrel rocket exploded on the launch pad at Skarvik on Thursday during a fuelling test. Nobody was hurt, the company said, but the pad is damaged and flights are suspended.",
        "Explosion destroys Kestrel booster before launch from Skarvik",
        "The Kestrel booster that was to fly from Skarvik next week is gone: it blew up while being fuelled on Thursday. The explosion damaged the launch pad. Everybody had left the site, and the company has suspended all flights.")]
    public async Task Two_writers_on_one_event_are_one_story_though_they_give_no_amounts_in_common(string title, string text, string otherTitle, string otherText) =>
        Assert.StartsWith("told by two writers", await WhyAsync(title, text, otherTitle, otherText, 6) ?? "", StringComparison.Ordinal);

    private const string Line = "望川地铁 8 号线一期 11 月 4 日开通运营，全长 33.2 公里，设 26 座车站。";
    private const string Vouchers = "望川市 11 月 4 日宣布发放 2 亿元消费券，分 4 轮，覆盖 1,400 家商户。";
    private const string Taxis = "望川市 11 月 4 日起允许无人驾驶出租车收费运营，首批 140 辆，覆盖 360 平方公里。乘客满 18 岁可以叫车，起步价 9 元。";
    private const string Seals = "远海汽车 11 月 4 日宣布召回 24,180 辆纯电动车，涉及 2024 年 3 月至 2025 年 6 月生产的 H6。电池包密封胶涂布不均，进水后可能起火。公司将免费更换密封件，首批 84 家门店参与。";

    [Theory]
    [InlineData("望川地铁 8 号线一期开通", Line, "望川 8 号线今日通车，市民可从高铁站直达机场", "4 日上午，望川地铁 8 号线一期投入运营，线路长 33.2 公里、共 26 座车站，连接高铁东站和机场。")]
    [InlineData("望川市发放 2 亿元消费券", Vouchers, "2 亿元！望川消费券 12 月 1 日开抢", "望川市商务局今天说，本市将发 2 亿元消费券，1,400 家商户可用，首轮 12 月 1 日上午 10 时开抢。")]
    [InlineData("远海汽车召回 24,180 辆纯电车，电池可能起火", Seals, "进水有起火风险：远海 H6 两万多辆电动车被要求返厂", "市场监管总局通报，因为电池包密封问题，远海汽车将召回 24,180 辆 H6。受影响车辆生产于 2024 年 3 月至 2025 年 6 月，车主可到 84 家门店免费换件。")]
    [InlineData("望川市开放无人驾驶出租车收费", Taxis, "望川市開放無人駕駛計程車收費", "望川市 11 月 4 日起允許無人駕駛計程車收費營運，首批 140 輛，覆蓋 360 平方公里。乘客滿 18 歲可以叫車，起步價 9 元。")]
    public async Task Two_writers_who_give_the_same_amounts_of_one_event_are_one_story(string title, string text, string otherTitle, string otherText) =>
        Assert.NotNull(await WhyAsync(title, text, otherTitle, otherText, 6));

    [Theory]
    [InlineData("望川地铁 8 号线一期开通", Line, "临江 8 号线今日通车，市民可从高铁站直达机场", "4 日上午，临江地铁 8 号线一期投入运营，线路长 33.2 公里、共 26 座车站，连接高铁东站和机场。")]
    [InlineData("望川地铁 8 号线一期开通", Line, "望川 9 号线今日通车，市民可从高铁站直达机场", "4 日上午，望川地铁 9 号线一期投入运营，线路长 33.2 公里、共 26 座车站，连接高铁东站和机场。")]
    [InlineData("望川市发放 2 亿元消费券", Vouchers, "2 亿元！临江消费券 12 月 1 日开抢", "临江市商务局今天说，本市将发 2 亿元消费券，1,400 家商户可用，首轮 12 月 1 日上午 10 时开抢。")]
    [InlineData("远海汽车召回 24,180 辆纯电车，电池可能起火", Seals, "进水有起火风险：小岭 K5 两万多辆电动车被要求返厂", "市场监管总局通报，因为电池包密封问题，小岭汽车将召回 24,180 辆 K5。受影响车辆生产于 2024 年 3 月至 2025 年 6 月，车主可到 84 家门店免费换件。")]
    [InlineData("望川市开放无人驾驶出租车收费", Taxis, "臨江市開放無人駕駛計程車收費", "臨江市 11 月 4 日起允許無人駕駛計程車收費營運，首批 140 輛，覆蓋 360 平方公里。乘客滿 18 歲可以叫車，起步價 9 元。")]
    public async Task The_same_amounts_of_another_one_are_other_news(string title, string text, string otherTitle, string otherText) =>
        Assert.Null(await WhyAsync(title, text, otherTitle, otherText, 6));

    [Theory]
    [InlineData( // the same who, another what
        "岭舟汽车召回一批 L6，刹车软件有缺陷",
        "岭舟汽车周三宣布，因刹车软件存在缺陷，召回一批 L6 轿车。公司将免费升级软件，车主会收到短信通知。监管部门说，目前没有人员受伤的报告。",
        "岭舟汽车发布新款 L6，软件可在线升级",
        "岭舟汽车周三发布新款 L6 轿车，车内软件全面更新，可以在线升级。公司说，老车主也会收到通知，免费升级部分功能。新款 L6 下月开始交付。")]
    [InlineData( // another who, the same what
        "岭舟汽车召回一批 L6，刹车软件有缺陷",
        "岭舟汽车周三宣布，因刹车软件存在缺陷，召回一批 L6 轿车。公司将免费升级软件，车主会收到短信通知。监管部门说，目前没有人员受伤的报告。",
        "刹车可能失灵？海岳汽车车主收到召回通知",
        "不少海岳汽车的车主今天收到短信：车辆被列入召回范围。海岳方面解释，刹车软件有一处错误，极端情况下制动距离会变长。车主不必到店，软件可以在线更新，召回已向监管部门备案。")]
    [InlineData( // another line
        "青岚地铁 9 号线今早开通，末班车延到零点",
        "青岚地铁 9 号线今天早上开通，首班车从机场站发出，不少市民前来尝鲜。运营方说，周末末班车延到零点，换乘 2 号线不用出站。",
        "坐地铁去码头：青岚 11 号线通车首日见闻",
        "首班车的车厢里坐满了人。青岚地铁 11 号线今天通车，码头站的旅客拖着箱子上车，不用再打车进城。换乘 2 号线不必出站，末班车在周末开到零点。")]
    [InlineData( // opened; stands still
        "青岚地铁 9 号线今早开通，末班车延到零点",
        "青岚地铁 9 号线今天早上开通，首班车从机场站发出，不少市民前来尝鲜。运营方说，周末末班车延到零点，换乘 2 号线不用出站。",
        "青岚地铁 9 号线信号故障，机场站大批旅客滞留",
        "青岚地铁 9 号线今天傍晚信号故障，机场站大批旅客滞留，不少人改打车进城。运营方致歉，说末班车照常开出，市民可以换乘 2 号线。")]
    [InlineData( // one resigns; another does
        "澜图智能创始人周以安辞去首席执行官",
        "澜图智能今天公告，创始人周以安辞去首席执行官，仍任董事长，由首席技术官林若水接任。周以安说，他要把时间用在研究上。",
        "岚晶半导体创始人陈明远辞去首席执行官",
        "岚晶半导体今天公告，创始人陈明远辞去首席执行官，仍任董事长，由首席财务官吴安接任。陈明远说，他要把时间用在家人身上。")]
    [InlineData( // resigns; speaks
        "澜图智能创始人周以安辞去首席执行官",
        "澜图智能今天公告，创始人周以安辞去首席执行官，仍任董事长，由首席技术官林若水接任。周以安说，他要把时间用在研究上。",
        "澜图智能周以安：三年内不做手机",
        "澜图智能创始人周以安今天在论坛上说，公司三年内不做手机，研究会继续投入。他说首席技术官林若水的团队正在做下一代模型。")]
    [InlineData( // a fire here, a fire there
        "望川化工厂起火，周边村民已转移",
        "今天上午，望川市北郊一家化工厂起火，浓烟在城里都能看见。消防部门出动数十辆车，中午控制住火势。周边村民已经转移，望川市环保部门正在监测空气。",
        "临江化工厂火灾已扑灭，暂无伤亡",
        "临江市南郊的化工厂火灾到下午已经扑灭。应急部门说，起火的是原料仓库，没有人员伤亡，转移的村民晚上可以回家，空气监测没有发现异常。")]
    [InlineData( // the same company buys; sells
        "Northmere to buy rival Castell in all-share deal",
        "Northmere agreed on Tuesday to buy its rival Castell in an all-share deal that would create the region's largest chip maker. Castell's board backs the takeover. Regulators are expected to look closely at the merger.",
        "Northmere opens chip plant next to Castell's",
        "Northmere opened a chip plant on Tuesday, across the road from that of its rival Castell. The chip maker says the plant will be the region's largest. Regulators approved it last year.")]
    [InlineData( // another hospital
        "Halden hospital hit by ransomware, operations postponed",
        "Halden's main hospital postponed planned operations on Monday after ransomware locked its computers over the weekend. Emergency care goes on. Police are investigating and no ransom was paid, the hospital said.",
        "Hackers force Torvik's main hospital to cancel surgery",
        "Surgeons in Torvik were sent home on Monday. Hackers had locked the computers of the hospital with ransomware, and staff are writing on paper. The hospital says it will not pay the ransom; emergency patients are still taken in.")]
    [InlineData( // explodes; flies
        "Kestrel rocket explodes on the pad at Skarvik",
        "A Kestrel rocket exploded on the launch pad at Skarvik on Thursday during a fuelling test. Nobody was hurt, the company said, but the pad is damaged and flights are suspended.",
        "Kestrel rocket lifts two satellites from Skarvik",
        "A Kestrel rocket put two satellites into orbit from Skarvik on Thursday. The launch had been delayed by wind. The company said the pad is in good shape and flights go on next week.")]
    [InlineData( // a singer here, a singer there
        "歌手程晚晴取消巡演",
        "程晚晴的工作室今天宣布，因声带受伤，取消余下的巡回演唱会，已售门票全额退款。医生建议她静养半年。",
        "歌手陆一鸣取消巡演",
        "陆一鸣的公司今天宣布，因场地问题，取消余下的巡回演唱会，已售门票全额退款，明年重新安排。")]
    [InlineData( // one attacks twice a day
        "Harwell attacks cost of asylum",
        "Opposition leader Harwell said on Monday that the cost of asylum was out of hand and attacked the ministers in charge of it.",
        "Harwell attacks 'pay later' budget",
        "The budget is a trick, said opposition leader Harwell on Monday. He attacked the ministers who would pay later for what they promise now.")]
    [InlineData( // one thing; that and another
        "测绘四十八号卫星发射成功",
        "记者从航天公司获悉，今天 10 时 15 分，云帆四号火箭在沙海发射场点火升空，将测绘四十八号卫星送入预定轨道，任务圆满成功。卫星将用于国土普查和防灾减灾。",
        "早报｜某平台调整佣金；某卫星发射成功",
        "一、某外卖平台调整佣金比例。二、一颗测绘卫星发射成功。三、一家芯片公司提交上市申请。")]
    [InlineData( // the minister says; another minister says
        "英日将签署防务协议，外交部回应",
        "英国和日本将签署防务协议，允许两国互派军队。外交部发言人今天回应说，有关合作不应针对第三方，亚太是和平发展的高地。",
        "邻国边境发生爆炸，外交部回应",
        "邻国边境昨天发生爆炸，多人受伤。外交部发言人今天回应说，没有中国公民伤亡的报告，提醒在当地的公民注意安全。")]
    public async Task Two_events_that_look_like_one_are_other_news(string title, string text, string otherTitle, string otherText) =>
        Assert.Null(await WhyAsync(title, text, otherTitle, otherText, 6));

    [Fact]
    public async Task Days_apart_the_same_who_and_what_is_the_next_time()
    {
        const string Title = "望川化工厂起火，周边村民已转移";
        const string Text = "今天上午，望川市北郊一家化工厂起火，浓烟在城里都能看见。消防部门出动数十辆车，中午控制住火势。周边村民已经转移。";
        Assert.Null(await WhyAsync(Title, Text, "望川北郊化工厂火灾已扑灭，暂无伤亡", "望川北郊的化工厂火灾到下午已经扑灭。应急部门说，起火的是原料仓库，没有人员伤亡，转移的村民晚上可以回家。", 24 * 9));
    }

    // As the catalogue does it: found among all, then judged.
    public static async Task<string?> WhyAsync(string title, string text, string otherTitle, string otherText, int hours)
    {
        var index = new StoryIndex();
        index.Add(1, TextPrint.Of(title, text)!, Day);
        var match = await StoryMatcher.FindAsync(
            index, TextPrint.Of(otherTitle, otherText), Day.AddHours(hours), () => new StoryFacts(otherTitle, otherText, Day.AddHours(hours)), _ => ValueTask.FromResult<StoryFacts?>(new StoryFacts(title, text, Day)));
        return (match?.Reason).InEnglish();
    }
}
