using ChatDigestBot.Articles.Stories;

namespace ChatDigestBot.Tests.Articles.Stories;

/// <summary>Two newsrooms on one event, each under a title and in an order of its own; and what only looks like one event.</summary>
public sealed class TwoNewsroomsTests
{
    // A Wednesday.
    private static readonly DateTimeOffset Day = new(2026, 11, 18, 15, 0, 0, TimeSpan.FromHours(8));

    private const string Wafers = "望芯电子的车规芯片“澄M5”在 11 月 17 日深夜下线首批晶圆，良率 84%。望芯电子用三年时间把两颗芯片并成一颗，零下 40 度冷启动做了 9 万次。设计总监闻溪说，下一步是把功耗再降三成。";
    private const string Recall = "鹿桥汽车今天宣布召回 31,460 辆 K2 轻客，因为后桥轴承可能过早磨损，行驶中会有异响甚至抱死。鹿桥汽车将免费更换轴承总成，车主可在小程序预约，全国 120 家服务站参与。";
    private const string Lab = "Quillmark Instruments will close its laser laboratory in Dunmore and lay off 260 people, the company said on Tuesday. Chief executive Nora Whitlaw blamed weak demand for spectrometers. The work moves to Tallow Bay, where a new clean room opens in March.";

    [Theory]
    [InlineData( // one names the day of the event, the other the day on which it was announced
        "一颗顶两颗：望芯“澄M5”下线首批晶圆", Wafers,
        "国产车规芯片又进一步，望芯电子澄M5量产，首单 45 万颗", "11月18日，望芯电子公告称，车规芯片“澄M5”进入量产，首批订单 45 万颗，来自两家整车厂。望芯电子董事会秘书在电话会上说，产能仍是瓶颈，晶圆良率 84%，扩产要等到明年。机构提醒，芯片从装车到放量需要一年半。")]
    [InlineData( // one has the number, the other says that it is about so many
        "鹿桥汽车召回部分 K2 轻客，涉及 31,460 辆", Recall,
        "跑着跑着就异响，三万多位鹿桥 K2 车主等来了说法", "开快递车的老秦三个月换了两次后桥轴承。周三，鹿桥给了说法：三万多辆 K2 要召回，轴承总成免费换。投诉平台上，关于 K2 后桥异响的帖子有四百多条，大多来自山区的快递车主。鹿桥方面说，已经自费修过的凭票报销。")]
    [InlineData( // traditional and simplified, this day and a weekday
        "晶嶺科技頭份廠氯氣外洩　26人送醫", "晶嶺科技位於頭份的工廠今（18）日清晨發生氯氣外洩，廠方疏散約三百人，消防局派十八車前往，上午九時完成止漏。26 名員工吸入氣體不適送醫，無人重傷。環保局依法開罰，並要求相關製程停工。",
        "台湾靶材厂晶岭头份工厂泄漏，部分生产暂停", "晶岭科技周三公告，其头份工厂当天清晨发生氯气泄漏，二十多名员工就医，涉事车间停工检查。分析人士说，头份工厂供应晶岭约两成靶材，客户手里有一个月的库存，短期影响不大。")]
    [InlineData(
        "Quillmark to shut Dunmore laser lab, 260 jobs go", Lab,
        "\"We heard it on the radio\": laser builders in Dunmore are losing their lab", "Some read it in the car park yesterday. The Quillmark lab off Harbour Street, where Dunmore has built lasers since 1974, is closing, and some 250 people are laid off. Nora Whitlaw did not come herself. Spectrometers do not sell any more, staff were told, and what is left goes to Tallow Bay.")]
    [InlineData(
        "Alderman council votes 7-4 to ban scooters from promenade", "The Alderman City Council voted 7-4 late Monday to ban rental scooters from the seafront promenade. Mayor Delia Frost has until Friday to sign. Operators Zipway and Hopla called the ordinance hasty; it takes effect in May.",
        "After four hours of shouting, Alderman bans the scooters", "Zipway's lawyer spoke of freedom, a widow of her hip. On Monday night the Alderman council outlawed rental scooters on the promenade all the same. Whether Mayor Delia Frost signs is open. Hopla said it may go to court before May.")]
    public async Task Two_newsrooms_on_one_event_are_one_story(string title, string text, string otherTitle, string otherText) =>
        Assert.StartsWith("told by two", await WhyAsync((title, text, "甲报", 0), (otherTitle, otherText, "乙网", 6)) ?? "", StringComparison.Ordinal);

    [Theory]
    [InlineData( // the same company on the same day: recalls; launches
        "鹿桥汽车召回部分 K2 轻客，涉及 31,460 辆", Recall,
        "鹿桥 K2 长轴版发布，后排能放平", "鹿桥汽车今天发布 K2 长轴版轻客，后桥轴承换成新的供应商，行驶更安静。鹿桥汽车说，全国门店都可以试驾，车主在小程序预约。首批两万辆下月交付。")]
    [InlineData( // the same kind on the same day: another company
        "鹿桥汽车召回部分 K2 轻客，涉及 31,460 辆", Recall,
        "跑着跑着就异响，三万多位海岬 V7 车主等来了说法", "开快递车的老秦三个月换了两次后桥轴承。周三，海岬给了说法：三万多辆 V7 要召回，轴承总成免费换。投诉平台上，关于 V7 后桥异响的帖子有四百多条，大多来自山区的快递车主。海岬方面说，已经自费修过的凭票报销。")]
    [InlineData( // the same company and kind, another day
        "鹿桥汽车召回部分 K2 轻客，涉及 31,460 辆", Recall,
        "鹿桥又召回：三万多辆 K2 的轴承之外，还有车门", "鹿桥汽车昨天还在处理别的事：11 月 17 日，鹿桥宣布召回 K2 轻客，滑门锁扣可能松脱，行驶中会打开。车主可在小程序预约，服务站免费更换锁扣。投诉平台上关于 K2 滑门的帖子有二百多条。")]
    [InlineData( // opens here; opens there
        "Driverless ferries open to everyone in Skarholm", "Northwake opened its driverless ferries to everybody in Skarholm on Tuesday, after a year of service by invitation. Nine Calmar boats cross the harbour, booked in the Northwake app. The airport pier will be added later, and tickets cost what the tram costs.",
        "No captain, no invitation needed: Port Elster gets its ferries", "Anyone in Port Elster can be ferried by nobody since this morning. Northwake opened the service to all comers, with eleven Calmar boats. It opened Skarholm on Tuesday. Captains protested at the pier, and the mayor took the first boat.")]
    [InlineData( // who is met is the same, who meets is not
        "岚港市长会见北屿代表团", "岚港市长闻一舟 11 月 18 日在岚港会见北屿代表团，双方签约共建航线，首批开通 3 条。代表团团长高见山说，北屿将在岚港设立办事处，每年选派 40 名学生交流。",
        "岚港议长会见北屿代表团", "岚港议长季疏影 11 月 18 日在岚港会见北屿代表团，感谢市长闻一舟促成双方签约共建航线。代表团团长高见山介绍了北屿的议事制度，邀请岚港议员明年访问北屿，并参观了办事处。")]
    public async Task What_only_looks_like_one_event_stays_apart(string title, string text, string otherTitle, string otherText) =>
        Assert.Null(await WhyAsync((title, text, "甲报", 0), (otherTitle, otherText, "乙网", 6)));

    [Fact]
    public async Task One_newsroom_that_writes_twice_has_something_new_to_say()
    {
        const string Again = "跑着跑着就异响，三万多位鹿桥 K2 车主等来了说法";
        const string Text = "开快递车的老秦三个月换了两次后桥轴承。周三，鹿桥给了说法：三万多辆 K2 要召回，轴承总成免费换。投诉平台上，关于 K2 后桥异响的帖子有四百多条，大多来自山区的快递车主。";
        Assert.NotNull(await WhyAsync(("鹿桥汽车召回部分 K2 轻客，涉及 31,460 辆", Recall, "车闻", 0), (Again, Text, null, 6)));
        Assert.Null(await WhyAsync(("鹿桥汽车召回部分 K2 轻客，涉及 31,460 辆", Recall, "车闻", 0), (Again, Text, "车 闻", 6)));
    }

    [Theory]
    [InlineData("11月18日消息，新桥合龙。", "昨天，新桥合龙。")]
    [InlineData("记者今天获悉，新桥合龙。", "11月17日，新桥合龙。")]
    [InlineData("据新桥公司11月18日公告，新桥合龙。", "17日晚，新桥合龙。")]
    [InlineData("今（18）日新桥合龙。", "新桥周三合龙。")]
    [InlineData("新桥合龙。", "新桥昨晚合龙。")]
    [InlineData("The bridge closed its last gap, the builder said on Wednesday.", "The last gap was closed last night.")]
    [InlineData("The bridge closed its last gap on Tuesday.", "The last gap was closed yesterday.")]
    public void A_day_that_only_says_when_it_was_told_speaks_against_no_day_of_the_event(string one, string other) => Assert.True(DayRule.MayBeOne(Facts(one), Facts(other)));

    [Theory]
    [InlineData("11月18日，新桥合龙。", "昨天，新桥合龙。")]
    [InlineData("新桥周一合龙。", "新桥周二合龙。")]
    [InlineData("今天新桥合龙。", "16日，新桥合龙。今天老桥拆除。")]
    [InlineData("The bridge closed its last gap on Monday.", "The last gap was closed this morning.")]
    public void Other_days_of_the_event_are_other_events(string one, string other) => Assert.False(DayRule.MayBeOne(Facts(one), Facts(other)));

    [Theory]
    [InlineData("三万多辆", "31460 辆", 1)]
    [InlineData("近 32,000 辆", "31460 辆", 1)]
    [InlineData("超过 2,800 个", "2860 个", 1)]
    [InlineData("more than two million people", "2.3 million people", 1)]
    [InlineData("just under nine million euros", "8.7 million euros", 1)]
    [InlineData("近 3 万辆", "31460 辆", 0)]
    [InlineData("三万多辆", "62000 辆", 0)]
    [InlineData("31460 辆", "31460 辆", 0)]
    [InlineData("nearly 11 boats", "12 boats", 0)]
    public void A_number_that_is_about_so_many_is_answered_by_one_that_is(string rough, string exact, int expected) =>
        Assert.Equal(expected, Facts(rough).RoughNumbers.Answered(Facts(exact).RoughNumbers));

    [Fact]
    public void A_name_of_several_words_is_one_thing_and_common_words_are_none()
    {
        var one = Facts("Nora Whitlaw of Quillmark said in Dunmore that the cameras will be sold.");
        Assert.Equal(4, one.Things.SharedThings(Facts("In Dunmore a camera of Quillmark, said Nora Whitlaw, is what you will see.").Things));
        Assert.Equal(0, one.Things.SharedThings(Facts("It was said that they will be in the house of the president.").Things));
    }

    [Fact]
    public void Who_share_no_word_of_their_titles_are_found_by_what_their_texts_speak_of()
    {
        var index = new StoryIndex();
        index.Add(1, TextPrint.Of("Quillmark to shut its laboratory", Lab)!, Day);
        index.Add(2, TextPrint.Of("Storm shuts down the northern line", "Trains of the northern line stand still since a storm felled trees near Osterby. Buses run instead, and the operator hopes for Thursday.")!, Day);
        var told = TextPrint.Of("What becomes of spectrometers", "Nora Whitlaw does not sell them any more: Quillmark leaves Dunmore for Tallow Bay, and its spectrometers go with the lasers.");
        Assert.Equal([1], index.FindByKeywords(told, Day, 3).Select(candidate => candidate.Id));
    }

    private static StoryFacts Facts(string text) => new("新桥", text, Day);

    private static async Task<string?> WhyAsync((string Title, string Text, string? Source, int Hours) one, (string Title, string Text, string? Source, int Hours) other)
    {
        var index = new StoryIndex();
        index.Add(1, TextPrint.Of(one.Title, one.Text)!, Day);
        var match = await StoryMatcher.FindAsync(index, TextPrint.Of(other.Title, other.Text), Day.AddHours(other.Hours), () => FactsOf(other), _ => ValueTask.FromResult<StoryFacts?>(FactsOf(one)));
        return (match?.Reason).InEnglish();
    }

    private static StoryFacts FactsOf((string Title, string Text, string? Source, int Hours) post) => new(post.Title, post.Text, Day.AddHours(post.Hours)) { Source = post.Source };
}
