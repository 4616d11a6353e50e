using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Tests.Articles.Summaries;

/// <summary>Of a post that is no news a reader wants to know what it is for, what it comes to, or what is in it.</summary>
public sealed class EssaySummaryTests
{
    [Theory]
    [InlineData(
        "用旧手机搭一台家庭气象站",
        "上个月搬家，我在抽屉里翻出一部用了六年的手机，屏幕裂了一道缝，电池倒还撑得住一整天。\n家里人说扔了算了，我看着它，想起小时候在学校楼顶抄温度计的早晨。\n这篇文章介绍怎样把旧手机和一块二十元的传感器板接起来，每十分钟把温度、湿度和气压记到一张表里。\n"
        + "当然，如果你家里没有旧手机，买一块带屏幕的开发板也可以。",
        "这篇文章介绍怎样把旧手机")]
    [InlineData(
        "重新認識快取的失效",
        "大學時教授說，電腦科學只有兩件難事，全班都笑了，那時候我其實沒有聽懂這個笑話在說什麼。\n工作第三年，我在凌晨兩點被電話叫醒，首頁上掛著前一天的價格，客服的電話已經響個不停。\n"
        + "本文將從那一晚的事故談起，整理四種讓快取失效的做法，以及各自在什麼流量下會出錯。\n那天之後我很少再熬夜。",
        "本文將從那一晚的事故談起")]
    [InlineData(
        "Moving a bakery's order book to SQLite",
        "My aunt has run a bakery in Halden since I was in primary school, and her order book has always been a stack of yellow paper held together by a clip.\n"
        + "Last winter the stack fell behind the oven, and we spent a Sunday fishing names and cakes out of the flour.\n"
        + "In this post I'll show how we moved nine years of handwritten orders to one SQLite file, and what it took to make three people of different ages trust it.\n"
        + "She still keeps the clip.",
        "In this post I'll show how we moved")]
    public void What_a_post_is_for_goes_before_the_scene_it_begins_with(string title, string text, string wanted) =>
        Assert.StartsWith(wanted, TestSummary.Of(title, text).Summary.Text, StringComparison.Ordinal);

    [Fact]
    public void A_report_stays_before_what_the_post_is_for() => Assert.StartsWith(
        "On 5 February 2026, the board of the Halden Makers Guild voted",
        TestSummary.Of(
            "Halden Makers Guild takes over the town's tool library",
            "On 5 February 2026, the board of the Halden Makers Guild voted unanimously to take over the town's tool library, with its 3,100 members and two vans.\nIn this post, our chair and two librarians look back and explain what it takes to run a library of tools.\nIt has been a long time coming.").Summary.Text,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "远程团队怎样开会",
        "过去两年，我们把每周的例会从九十分钟减到了二十分钟，办法是会前写好一页纸。\n如果你们的团队也想试一试这一页纸的办法，欢迎在评论区告诉我们结果怎样。",
        "过去两年，我们把每周的例会从九十分钟减到了二十分钟，办法是会前写好一页纸。")]
    [InlineData(
        "远程团队怎样开会",
        "本文是从林舟的英文文章翻译而来，作者在远程团队工作多年，开会很有经验。\n过去两年，我们把每周的例会从九十分钟减到了二十分钟，办法是会前写好一页纸。",
        "过去两年，我们把每周的例会从九十分钟减到了二十分钟，办法是会前写好一页纸。")]
    [InlineData(
        "Meetings for remote teams",
        "Over two years we cut our weekly meeting from ninety minutes to twenty by writing one page beforehand.\nFeel free to reach out if your own remote team wants to try the page with its twenty minutes, and let us know how it went.",
        "Over two years we cut our weekly meeting from ninety minutes to twenty by writing one page beforehand.")]
    public void Where_to_write_or_follow_is_not_what_a_post_says(string title, string text, string wanted) =>
        Assert.Equal(wanted, TestSummary.Of(title, text).Summary.Text);

    [Fact]
    public void What_sums_a_long_post_up_at_its_end_may_be_told()
    {
        var middle = string.Concat(Enumerable.Range(1, 40).Select(step => $"把第 {step} 圈线压平再贴胶带。\n\n"));
        var (summary, _) = TestSummary.Of("手工绕制一台小发电机", $"爷爷的工具箱里什么都有。\n\n{middle}## 总结\n\n本文介绍了手工绕制一台小发电机的全部步骤，材料不到六十元，成品可以点亮三只灯泡。", BodyFormat.Markdown);
        Assert.StartsWith("本文介绍了手工绕制一台小发电机的全部步骤", summary.Text, StringComparison.Ordinal);
    }

    /// <summary>One long sentence may fill a summary, and two shorter ones say more.</summary>
    [Theory]
    [InlineData(
        "小院堆肥的一年",
        "很多人问我，厨房里的菜叶和果皮到底能不能在自己家里处理掉，而不必每天提着一袋湿漉漉的垃圾下楼，又不让邻居闻到味道，这一年我把网上能找到的办法大概都试过了一遍，有的失败得很快，有的拖了几个月才看出不行。\n"
        + "堆肥箱要透气，底下铺两指厚的干树叶，湿料和干料一比三，味道就不会出来。\n春天的时候我还养了两只猫。\n一家三口一年的厨余，能换来四十公斤腐熟的土，刚好够阳台上的番茄用。",
        "堆肥箱要透气，底下铺两指厚的干树叶，湿料和干料一比三，味道就不会出来。一家三口一年的厨余，能换来四十公斤腐熟的土，刚好够阳台上的番茄用。")]
    [InlineData(
        "What a year of composting in a yard taught me",
        "A compost bin needs air, two fingers of dry leaves at its bottom, and one part of wet scraps to three of dry ones.\n"
        + "My neighbour came by every Sunday with a basket of peelings and stories of her garden in the mountains, where her grandfather had kept bees, goats and a donkey that would only walk backwards whenever it saw a compost heap in the yard.\n"
        + "The scraps of a family of three become forty kilos of soil in a year, which is enough for the tomatoes.",
        "A compost bin needs air, two fingers of dry leaves at its bottom, and one part of wet scraps to three of dry ones. The scraps of a family of three become forty kilos of soil in a year, which is enough for the tomatoes.")]
    public void Two_sentences_that_tell_most_together_go_before_a_long_one(string title, string text, string wanted) =>
        Assert.Equal(wanted, TestSummary.Of(title, text).Summary.Text);
}
