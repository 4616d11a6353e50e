using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Tests.Articles.Summaries;

/// <summary>What the writer of a post says in its head that it is about.</summary>
public sealed class WrittenSummaryTests
{
    private const string Walk = "那天早上下着小雨，我在站台上等了二十分钟，看着对面墙上的广告换了三遍。\n后来我沿着河走了很远，路边的店都没有开门，只有一只猫跟着我走到桥头。";

    [Theory]
    [InlineData("作者沿着青岚河走了三天，记下沿岸十一座老桥的来历和今天的样子，并附上一张可以照着走的路线图。", "作者沿着青岚河走了三天，记下沿岸十一座老桥的来历和今天的样子，并附上一张可以照着走的路线图。")]
    [InlineData("作者沿着青岚河走了三天，记下沿岸十一座老桥的来历和今天的样子，并附上一张可以照着走的路线图。1.", "作者沿着青岚河走了三天，记下沿岸十一座老桥的来历和今天的样子，并附上一张可以照着走的路线图。")]
    [InlineData("沿着青岚河走三天，<b>十一座</b>老桥，每一座都有来历，有的连本地人也没听说过，路线图附在最后", "沿着青岚河走三天，十一座老桥，每一座都有来历，有的连本地人也没听说过，路线图附在最后。")]
    public void What_its_writer_says_in_the_head_that_a_post_is_about_is_its_summary(string description, string wanted) =>
        Assert.Equal(wanted, Told("河边三日", Walk, description));

    [Theory]
    [InlineData("那天早上下着小雨，我在站台上等了二十分钟，看着对面墙上的广告换了三遍。后来我沿着河走了很远")]
    [InlineData("作者沿着青岚河走了三天，记下沿岸十一座老桥的来历和今天的样子，并附上一张...")]
    [InlineData("河边三日，河边的三日，河边三日的河边。")]
    [InlineData("每日精选江北的要闻和本地热点。江北新闻；江北日报；江北资讯；江北天气；江北生活；Jiangbei News 。")]
    [InlineData("游记")]
    [InlineData("Three days along the river of Qinglan, with eleven old bridges and a map to follow.")]
    [InlineData("https://example.com/a/very/long/address/of/a/picture/or/a/page")]
    public void A_description_that_is_cut_copied_or_says_nothing_is_none(string description) =>
        Assert.Equal(Told("河边三日", Walk, null), Told("河边三日", Walk, description));

    [Fact]
    public void A_short_description_comes_with_what_the_text_says() => Assert.Equal(
        "The old ferry is back on the water after nineteen years. It carries forty people and runs on the current alone, with a cable from bank to bank.",
        Told("Osterby notes", "Long ago there was a bell.\nIt carries forty people and runs on the current alone, with a cable from bank to bank.", "The old ferry is back on the water after nineteen years."));

    [Fact]
    public void What_a_description_has_said_is_not_said_again_by_the_text() => Assert.Equal(
        "江北的渡轮停了十九年，本周一起重新开行。船上可坐四十人，靠水流过江，不用油也不用电，从早上六点开到晚上九点。",
        Told("江边", "码头上的人都在说起这件事。\n江北的渡轮停了十九年，周一起重新开行了。\n船上可坐四十人，靠水流过江，不用油也不用电，从早上六点开到晚上九点。", "江北的渡轮停了十九年，本周一起重新开行。"));

    [Theory]
    [InlineData("It&#8217;s the longest walk along the river &amp; its bridges that anybody has drawn on a map yet.", "It’s the longest walk along the river & its bridges that anybody has drawn on a map yet.")]
    [InlineData("The **longest walk** along the river, drawn by [the harbour office](https://example.com/a) in three weeks of spring.", "The longest walk along the river, drawn by the harbour office in three weeks of spring.")]
    public void The_marks_of_a_description_are_read(string description, string wanted) => Assert.Equal(wanted, Described(description));

    [Fact]
    public void A_description_that_ends_a_quotation_it_does_not_begin_is_none() =>
        Assert.Equal(Told("河边三日", Walk, null), Told("河边三日", Walk, "今天走哪一边，都不容易”。沿着青岚河走了三天，记下沿岸十一座老桥的来历和今天的样子。"));

    [Theory]
    [InlineData("description")]
    [InlineData("summary")]
    [InlineData("excerpt")]
    public void The_head_has_it_under_the_names_that_generators_use(string name)
    {
        Assert.Equal("Eleven old bridges.", Described("Eleven old bridges.", name));
    }

    private static string? Described(string description, string name = "description")
    {
        var head = new FrontMatter { Values = new Dictionary<string, FrontMatterValue> { [name] = new([description], 2) } };
        var post = new Post { Path = "a.md", Head = head, Body = "Rain.", Format = BodyFormat.Markdown, Problems = [] };
        return PostCleaner.Clean(post, DateTimeOffset.UnixEpoch).Description;
    }

    private static string Told(string title, string text, string? description) => TestSummary.Of(title, text, description: description).Summary.Text;
}
