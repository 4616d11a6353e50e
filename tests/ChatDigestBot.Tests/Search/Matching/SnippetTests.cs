using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;

namespace ChatDigestBot.Tests.Search.Matching;

public sealed class SnippetTests
{
    [Theory]
    [InlineData("他说：“今年的产能会翻一番，明年再翻一番。”另一家存储芯片厂商没有回应。", "另一家存储<b>芯片</b>厂商没有回应。")]
    [InlineData("He called it \"a very good year for all of us, really.\" Another chip maker said nothing at all about it.", "Another <b>chip</b> maker")]
    [InlineData("（见图，来自厂商的资料一共四页。）……芯片价格在涨。", "<b>芯片</b>价格")]
    public void A_passage_begins_after_what_closes_the_one_before(string text, string begins)
    {
        var word = text.Contains("芯片", StringComparison.Ordinal) ? "芯片" : "chip";
        Assert.StartsWith("…" + begins, Snippet.Of("别的", text, "", Words(word)).Html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("学生不敢拆机器人。\n首批已被领走。", "学生不敢拆<b>机器人</b>。首批已被领走。")]
    [InlineData("第一步：看机器人\n\n第二步：拆开。", "第一步：看<b>机器人</b> 第二步：拆开。")]
    [InlineData("机器人 A1\n来了。", "<b>机器人</b> A1 来了。")]
    public void Paragraphs_of_Chinese_are_joined_without_a_space_behind_a_full_stop(string text, string shown) =>
        Assert.EndsWith(shown, Snippet.Of("别的", text, "", Words("机器人")).Html, StringComparison.Ordinal);

    [Fact]
    public void Where_the_title_says_all_the_summary_tells_more()
    {
        Assert.Equal("一句话说清：<b>芯片</b>涨价。", Snippet.Of("芯片又涨价", "开头。中间说到芯片。", "一句话说清：芯片涨价。", Words("芯片")).Html);
        Assert.Equal("…中间说到<b>芯片</b>。", Snippet.Of("又涨价", "开头。中间说到芯片。", "一句话说清。", Words("芯片")).Html);
    }

    private static IReadOnlyList<SoughtWord> Words(string word) => [new SoughtWord(new QueryTerm.Word(word))];
}
