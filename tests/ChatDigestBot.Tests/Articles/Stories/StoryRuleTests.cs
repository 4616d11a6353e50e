using ChatDigestBot.Articles.Stories;

namespace ChatDigestBot.Tests.Articles.Stories;

public sealed class StoryRuleTests
{
    private static readonly DateTimeOffset Day = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    private const string Lamp = "青岚市 3 月 1 日起把 3,000 根路灯改成了充电桩，每根提供 7 千瓦慢充，停一夜大约充进 60 度电。市政公司说，改造一根灯杆平均花费 2,150 元，是新建一根充电桩的四成，工期只要 3 小时。居民扫码即可使用，每度电 0.68 元，晚上十点以后再便宜一半。";

    [Fact]
    public void The_same_text_under_another_title_is_the_same_story_however_far_apart()
    {
        Assert.StartsWith("the same text", Why(("路灯变成充电桩", Lamp, Day), ("青岚的灯杆能充电了", Lamp, Day.AddDays(90))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_re_issue_with_more_text_is_the_same_story() => Assert.StartsWith(
        "a re-issue",
        Why(("路灯变成充电桩", Lamp, Day), ("3,000 根路灯能给车充电了", Lamp + "一位车主说，他家楼下终于不用排队。市政公司还说，明年会把另外 1.2 万根也改了，先从没有停车场的老小区开始，每季度公布一次进度。", Day.AddDays(1))),
        StringComparison.Ordinal);

    [Fact]
    public void Each_fact_that_differs_parts_what_would_else_be_a_re_issue()
    {
        Assert.NotNull(StoryRule.WhySame(Reissued));
        Assert.Null(StoryRule.WhySame(Reissued with { TitlesContradict = true }));
        Assert.Null(StoryRule.WhySame(Reissued with { Days = new Agreement(0, 1) }));
        Assert.Null(StoryRule.WhySame(Reissued with { DaysApart = StoryRule.Days + 1 }));
        Assert.Null(StoryRule.WhySame(Reissued with { Numbers = new Agreement(1, 5) }));
        Assert.Null(StoryRule.WhySame(Reissued with { Names = new Agreement(1, 4) }));
        Assert.Null(StoryRule.WhySame(Reissued with { Support = 0.2 }));
        Assert.Null(StoryRule.WhySame(Reissued with { Similarity = 0.95, Numbers = new Agreement(1, 5) }));
    }

    private const string Walk = "临江市 3 月 2 日启用 46 处会等人的路口：老人和推婴儿车的人没走完，绿灯最多再留 12 秒。试运行一个月，行人抢在最后一秒过街的少了 38%，车流平均只慢 1.4 秒。临江市交通局说，费用 215 万元，由市里出。";

    private const string Wait = "过马路不用再小跑了。从 3 月 2 日起，临江市有 46 处路口的绿灯会看人：摄像头认出还有人在斑马线上，就多留 12 秒。记者站了一个上午，见到一位推轮椅的女士从容走完。据临江市交通局的数字，抢最后一秒的行人少了 38%，而司机每次只多等 1.4 秒。花的 215 万元里没有一分是新修路的。";

    [Fact]
    public void Two_writers_on_one_event_are_found_by_the_figures_they_both_give()
    {
        var reason = Why(("临江 46 处路口学会等人", Walk, Day), ("临江的绿灯会等人了：46 处路口多留 12 秒", Wait, Day.AddDays(1)));
        Assert.StartsWith("told by two writers: 5 of 5 figures", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_thing_that_differs_parts_two_writers()
    {
        Assert.NotNull(StoryRule.WhySame(InOtherWords));
        Assert.NotNull(StoryRule.WhySame(InOtherWords with { TitlesContradict = true }));
        Assert.Null(StoryRule.WhySame(InOtherWords with { TitlesContradict = true, TitlesAnswer = false }));
        Assert.Null(StoryRule.WhySame(InOtherWords with { Figures = new Agreement(2, 4) }));
        Assert.Null(StoryRule.WhySame(InOtherWords with { Figures = new Agreement(4, 12) }));
        Assert.Null(StoryRule.WhySame(InOtherWords with { Names = new Agreement(0, 3) }));
        Assert.Null(StoryRule.WhySame(InOtherWords with { Days = new Agreement(0, 1) }));
        Assert.Null(StoryRule.WhySame(InOtherWords with { Support = 0.1 }));
        Assert.Null(StoryRule.WhySame(InOtherWords with { Support = 0.35, TitlesShare = 1 }));
        Assert.Null(StoryRule.WhySame(InOtherWords with { DaysApart = 3.5 }));
    }

    [Fact]
    public void Two_amounts_in_the_titles_of_one_report_part_it_only_where_something_else_differs()
    {
        var retitled = Reissued with { TitlesContradict = true, TitlesAnswer = false, Numbers = new Agreement(3, 4), Figures = new Agreement(3, 4) };
        Assert.StartsWith("a re-issue", StoryRule.WhySame(retitled).InEnglish(), StringComparison.Ordinal);
        Assert.Null(StoryRule.WhySame(retitled with { Similarity = 0.45 }));
        Assert.Null(StoryRule.WhySame(retitled with { DaysApart = 4 }));
        Assert.Null(StoryRule.WhySame(retitled with { Days = new Agreement(0, 0) }));
        Assert.Null(StoryRule.WhySame(retitled with { Figures = new Agreement(1, 4) }));
        Assert.Null(StoryRule.WhySame(retitled with { Numbers = new Agreement(2, 4) }));
        Assert.Null(StoryRule.WhySame(retitled with { Names = new Agreement(1, 4) }));
        Assert.Null(StoryRule.WhySame(retitled with { Support = 0.4 }));
    }

    // What two reports of the same days may share without being of one event.
    [Theory]
    [InlineData(
        "长汀 S6 手机发布，3,299 元起", "长汀 3 月 1 日发布 S6 手机，6.7 英寸屏，5,000 毫安时电池，80 瓦充电，3,299 元起。长汀科技说，首批 20 万台。",
        "听松 N9 手机发布，2,999 元起", "听松 3 月 1 日发布 N9 手机，用的是 6.7 英寸屏和 5,000 毫安时电池，充电功率 80 瓦，起价 2,999 元。听松科技把镜头减到两个。")]
    [InlineData(
        "岭舟汽车在穗海建第三座工厂", "岭舟汽车 3 月 1 日说，第三座工厂选在穗海市，占地 900 亩，2028 年投产。岭舟汽车去年卖出 21.3 万辆，同比增长 19%，现有员工 1.4 万人。",
        "岭舟汽车回应 L7 座椅异响：免费换 3,200 张", "针对车主反映的异响，岭舟汽车 3 月 1 日表示免费更换 3,200 张座椅，每次约 40 分钟。岭舟汽车去年交付 21.3 万辆，增长 19%，员工 1.4 万人，服务店 260 家，备件足够。")]
    [InlineData(
        "今日要闻：路口会等人，储能站并网，岭舟换座椅", "一、临江市 46 处路口绿灯会多留 12 秒，抢秒的行人少了 38%。二、望川 800 兆瓦时储能站并网，投资 9.6 亿元。三、岭舟汽车免费更换 3,200 张座椅。四、穹光航天完成 4.1 亿元融资，员工 320 人。",
        "临江 46 处路口学会等人", Walk)]
    [InlineData(
        "青岚 3 月 1 日粮价平稳", "3 月 1 日，青岚市 24 个市场监测，大米每斤 2.85 元，面粉每斤 2.15 元，鸡蛋每斤 4.60 元，与上日持平。",
        "粮油价格监测（3 月 2 日）", "青岚市发改委 3 月 2 日公布 24 个市场的监测：大米 2.85 元，面粉 2.15 元，鸡蛋 4.60 元，青菜略涨。")]
    public void Reports_that_share_figures_for_another_reason_are_different_news(string title, string text, string otherTitle, string otherText) =>
        Assert.Null(Why((title, text, Day), (otherTitle, otherText, Day.AddHours(20))));

    private static readonly StoryComparison InOtherWords = new()
    {
        Similarity = 0.04,
        Numbers = new Agreement(3, 9),
        Figures = new Agreement(4, 5),
        Names = new Agreement(1, 3),
        Days = new Agreement(1, 1),
        Support = 0.5,
        DaysApart = 1,
        TitlesContradict = false,
        TitlesAnswer = true,
        TitlesShare = 3,
        TitlesPart = 0.3,
        MostSupport = 0.9,
        AreOneEvent = false,
        Phrases = 0,
        Likeness = 0.3,
        MostFigures = 6,
        IsCorrection = false,
    };

    private static readonly StoryComparison Reissued = new()
    {
        Similarity = 0.6,
        Numbers = new Agreement(5, 5),
        Names = new Agreement(4, 4),
        Days = new Agreement(1, 1),
        Support = 0.8,
        DaysApart = 1,
        TitlesContradict = false,
        Figures = new Agreement(0, 0),
        TitlesAnswer = true,
        TitlesShare = 3,
        TitlesPart = 0.3,
        MostSupport = 0.9,
        AreOneEvent = false,
        Phrases = 0,
        Likeness = 0.5,
        MostFigures = 6,
        IsCorrection = false,
    };

    // The real kinds of daily templates, with invented figures.
    [Theory]
    [InlineData(
        "87只个股涨停，主要集中在电子、传媒等行业", "据统计显示，2月24日，沪深两市可交易A股中，上涨个股有2871只，下跌个股有1904只，平盘个股152只。不含当日上市新股，共有87只个股涨停，11只个股跌停。以所属行业来看，涨停个股主要集中在电子、传媒、化工等行业。",
        "93只个股涨停，主要集中在电子、化工等行业", "据统计显示，2月25日，沪深两市可交易A股中，上涨个股有3012只，下跌个股有1740只，平盘个股139只。不含当日上市新股，共有93只个股涨停，6只个股跌停。以所属行业来看，涨停个股主要集中在电子、化工、汽车等行业。")]
    [InlineData(
        "12股获融资净买入超亿元，衡川能源获净买入最多", "据统计显示，1月23日共有1284只个股获融资净买入，净买入金额在千万元以上的有233只。其中，12只融资净买入额超1亿元。衡川能源融资净买入额居首，当日净买入5.17亿元。",
        "12股获融资净买入超亿元，芯岚半导体获净买入最多", "据统计显示，1月26日共有1196只个股获融资净买入，净买入金额在千万元以上的有208只。其中，12只融资净买入额超1亿元。芯岚半导体融资净买入额居首，当日净买入4.02亿元。")]
    [InlineData(
        "1月26日人民币对美元中间价调升31个基点", "1月26日，人民币对美元中间价调升31个基点，报7.0124，上一交易日中间价7.0155。",
        "1月27日人民币对美元中间价调贬18个基点", "1月27日，人民币对美元中间价调贬18个基点，报7.0142，上一交易日中间价7.0124。")]
    [InlineData(
        "融资快报：拓岩机器人完成2.6亿元B轮融资，长汀资本领投", "工业机器人公司拓岩机器人宣布完成2.6亿元B轮融资，由长汀资本领投，老股东听松创投跟投。本轮融资将主要用于人形机器人手部关节的研发和临江工厂的扩建。",
        "融资快报：穹光航天完成4.1亿元C轮融资，北渡基金领投", "商业火箭公司穹光航天宣布完成4.1亿元C轮融资，由北渡基金领投，老股东三峰资本跟投。本轮融资将主要用于可回收发动机的批量生产和南屿海上发射场的建设。")]
    [InlineData(
        "10月3日全国铁路预计发送旅客1050万人次", "据中国国家铁路集团有限公司消息，10月2日，全国铁路发送旅客1173.2万人次，加开列车917列。10月3日，全国铁路预计发送旅客1050万人次，加开旅客列车640列。",
        "10月4日全国铁路预计发送旅客1120万人次", "据中国国家铁路集团有限公司消息，10月3日，全国铁路发送旅客1061.4万人次，加开列车655列。10月4日，全国铁路预计发送旅客1120万人次，加开旅客列车702列。")]
    [InlineData(
        "岭舟汽车 10 月交付 21,306 辆，同比增长 19%", "岭舟汽车 11 月 2 日公布月度数据：10 月交付新车 21,306 辆，同比增长 19%，环比下降 2%；今年前十个月累计交付 187,450 辆。公司说，十一月起两款车型将开始冬季测试。",
        "澄风汽车 10 月交付 16,942 辆，同比增长 28%", "澄风汽车 11 月 3 日公布月度数据：10 月交付新车 16,942 辆，同比增长 28%，环比增长 3%；今年前十个月累计交付 141,605 辆。公司说，十一月起两款车型将开始冬季测试。")]
    [InlineData(
        "kisso 3.7.6 发布，升级核心依赖", "kisso 是基于 Cookie 的单点登录中间件，是一把快速开发登录系统的瑞士军刀。此次 3.7.6 版本升级核心依赖到 5.3.8。",
        "kisso 3.7.7 发布，升级核心依赖", "kisso 是基于 Cookie 的单点登录中间件，是一把快速开发登录系统的瑞士军刀。此次 3.7.7 版本升级核心依赖到 5.3.9。")]
    public void Reports_made_from_one_template_are_different_news(string title, string text, string otherTitle, string otherText) =>
        Assert.Null(Why((title, text, Day), (otherTitle, otherText, Day.AddHours(20))));

    private const string Cases = "鹿鸣市疾控中心今天通报，新增 {0} 例登革热本地病例，均已隔离治疗。疾控部门提醒市民清理积水，翻盆倒罐，出现发热皮疹及时就医。市内 26 家医院设立发热门诊，咨询电话 24 小时有人接听。";
    private const string NoCases = "鹿鸣市疾控中心今天通报新增登革热本地病例，均已隔离治疗。疾控部门提醒市民清理积水，翻盆倒罐，出现发热皮疹及时就医。市内 26 家医院设立发热门诊，咨询电话 24 小时有人接听。";
    private const string Air = "Torvik air quality index was 84 {0}, rated moderate, the agency said. Sensitive groups should limit time outdoors and keep windows closed until evening in all 46 districts.";

    // Nothing differs but the blank.
    [Theory]
    [InlineData("{0} 日鹿鸣市空气质量日报", "{0} 日鹿鸣市空气质量指数 84，首要污染物为 PM2.5，等级良。未来三天扩散条件一般。", "1", "2")]
    [InlineData("鹿鸣市空气质量日报", "{0} 日鹿鸣市空气质量指数 84，首要污染物为 PM2.5，等级良。未来三天扩散条件一般。", "1", "2")]
    [InlineData("鹿鸣市空气质量日报", "周{0}鹿鸣市空气质量指数 84，首要污染物为 PM2.5，等级良。未来三天扩散条件一般，外出可戴口罩。", "四", "五")]
    [InlineData("鹿鸣市新增 {0} 例登革热病例", Cases, "8", "5")]
    [InlineData("鹿鸣市新增 {0} 例登革热病例", NoCases, "8", "5")]
    [InlineData("鹿鸣市登革热通报", Cases, "8", "5")]
    [InlineData("Torvik air quality report", Air, "on Thursday", "on Friday")]
    [InlineData("Torvik air quality report", Air, "on March 1", "on March 2")]
    [InlineData("Torvik air quality report", Air, "on 2026-03-01", "on 2026-03-02")]
    [InlineData("Torvik closes {0} beaches", "Torvik closed {0} beaches today because of jellyfish, the city said. Swimmers should stay out of the water. Lifeguards count the animals each morning at 46 places and 140 volunteers help them.", "3", "5")]
    [InlineData("Crash on the A7 kills {0} people", "A crash on the A7 killed {0} people today, police said. The road was closed for hours. The cause is being looked into, and witnesses are asked to call the station in Torvik.", "two", "four")]
    public void Another_day_or_another_amount_in_one_template_is_another_report(string title, string text, string one, string other) =>
        Assert.Null(Why((Fill(title, one), Fill(text, one), Day), (Fill(title, other), Fill(text, other), Day.AddDays(1))));

    [Theory]
    [InlineData("3 日起鹿鸣地铁免费三天", "鹿鸣地铁 3 日起免费三天", "鹿鸣地铁集团宣布，3 月 3 日至 5 日全线免费，市民凭身份证进站。三天预计客流 640 万人次，比平时多 46%。", "鹿鸣地铁集团宣布，3 月 3 日至 5 日全线免费，市民凭身份证进站。三天预计客流 640 万人次，比平时多 46%。")]
    [InlineData("鹿鸣市上线电子驾驶证", "鹿鸣市 3 月 9 日起上线电子驾驶证", "鹿鸣市公安局 3 月 1 日宣布，从 3 月 9 日起上线电子驾驶证，市民可以在手机上办理 28 项业务，首批覆盖 160 处。", "从 3 月 9 日起，鹿鸣市上线电子驾驶证，市民可以在手机上办理 28 项业务，首批覆盖 160 处。鹿鸣市公安局 1 日公布。")]
    [InlineData("投资近 3 亿元，鹿鸣建新港", "投资 2.8 亿元，鹿鸣建新港", "鹿鸣新港 3 月 1 日开工，投资 2.8 亿元，占地 360 亩，建 4 个泊位，年吞吐量 1,400 万吨，工期 28 个月。", "鹿鸣新港 3 月 1 日开工，投资 2.8 亿元，占地 360 亩，建 4 个泊位，年吞吐量 1,400 万吨，工期 28 个月。")]
    [InlineData("沙岭隧道塌方 2 人被困", "更新：沙岭隧道塌方 3 人被困", "今天上午沙岭隧道塌方，2 人被困，救援队 140 人已到现场，正在打通道。隧道全长 1.4 公里，由鹿鸣路桥承建。", "今天上午沙岭隧道塌方，3 人被困，救援队 140 人已到现场，正在打通道。隧道全长 1.4 公里，由鹿鸣路桥承建。")]
    public void Days_and_amounts_told_otherwise_make_no_other_report(string title, string otherTitle, string text, string otherText) =>
        Assert.NotNull(Why((title, text, Day), (otherTitle, otherText, Day.AddHours(15))));

    [Fact]
    public void The_first_and_the_last_day_of_all_are_days_too()
    {
        Assert.Empty(CalendarDays.Named("27 日，昨天", DateTimeOffset.MinValue).Concat(CalendarDays.Named("27 日，明天", DateTimeOffset.MaxValue)));
        Assert.Empty(CalendarDays.Meant("27 日，昨天", DateTimeOffset.MinValue).Concat(CalendarDays.Meant("27 日，明天", DateTimeOffset.MaxValue)));
    }

    [Fact]
    public void A_text_that_names_a_day_without_a_month_is_the_same_text_a_month_later()
    {
        const string Text = "27 日晚，鹿鸣港的 1,400 盏路灯一齐亮起，省电 46%。工程耗资 2.8 亿元，每盏多花 600 元。";
        Assert.NotNull(Why(("鹿鸣港亮灯", Text, Day), ("鹿鸣港亮灯", Text, Day.AddDays(40))));
    }

    [Theory]
    [InlineData("11 月 27 日起，29 日止", "11-27 11-29")]
    [InlineData("27 日上午，3 日后", "2-27")]
    [InlineData("未来 3 日有雨，连续 5 日上涨，为期 7 日，3 日游", "")]
    [InlineData("On Nov. 5 and 7 December, not 2026 and not 5 marches", "11-5 12-7")]
    [InlineData("2026-03-04 and 2026/3/5", "3-4 3-5")]
    [InlineData("0 日 45 日 ٣ 日", "")]
    public void Days_are_named_in_many_ways_and_without_a_month_are_the_nearest(string text, string expected) => Assert.Equal(expected, string.Join(' ', CalendarDays.Named(text.ToLowerInvariant(), Day).Select(day => day.Key)));

    [Fact]
    public void A_correction_of_a_number_in_the_same_text_is_told_apart_only_when_most_numbers_changed() =>
        Assert.StartsWith("the same text", Why(("路灯变成充电桩", Lamp, Day), ("路灯变成充电桩", Lamp.Replace("0.68", "0.69", StringComparison.Ordinal), Day)), StringComparison.Ordinal);

    [Fact]
    public void Figures_that_nearly_all_changed_make_other_news_of_the_same_words() => Assert.Null(Why(
        ("路灯变成充电桩", Lamp, Day),
        ("路灯变成充电桩", Lamp.Replace("0.68", "0.72", StringComparison.Ordinal).Replace("3,000", "5,200", StringComparison.Ordinal).Replace("2,150", "1,980", StringComparison.Ordinal).Replace("60", "72", StringComparison.Ordinal), Day.AddDays(2))));

    [Fact]
    public void Posts_without_dates_are_compared_by_the_days_they_name()
    {
        var more = Lamp + "一位车主说，他家楼下终于不用排队。市政公司还说，明年会把另外的也改了，先从没有停车场的老小区开始，每季度公布一次进度，欢迎大家监督。";
        Assert.NotNull(Why(("路灯变成充电桩", Lamp, null), ("3,000 根路灯能给车充电了", more, Day)));
        Assert.Null(Why(("路灯变成充电桩", Lamp.Replace("3 月 1 日起", "", StringComparison.Ordinal), null), ("3,000 根路灯能给车充电了", more, Day)));
    }

    [Fact]
    public void Further_apart_than_two_weeks_only_the_same_text_counts()
    {
        var more = Lamp + "一位车主说，他家楼下终于不用排队。市政公司还说，明年会把另外的也改了，先从没有停车场的老小区开始，每季度公布一次进度，欢迎大家监督。";
        Assert.NotNull(Why(("路灯变成充电桩", Lamp, Day), ("3,000 根路灯能给车充电了", more, Day.AddDays(13))));
        Assert.Null(Why(("路灯变成充电桩", Lamp, Day), ("3,000 根路灯能给车充电了", more, Day.AddDays(15))));
    }

    private static string Fill(string form, string subject) => string.Format(System.Globalization.CultureInfo.InvariantCulture, form, subject);

    private static string? Why((string Title, string Text, DateTimeOffset? At) one, (string Title, string Text, DateTimeOffset? At) other)
    {
        var similarity = TextPrint.Similarity(TextPrint.Of(one.Title, one.Text), TextPrint.Of(other.Title, other.Text));
        return StoryRule.WhySame(new StoryFacts(one.Title, one.Text, one.At), new StoryFacts(other.Title, other.Text, other.At), similarity).InEnglish();
    }
}
