using System.Text;
using ChatDigestBot.Articles.Summaries;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Articles.Summaries;

public sealed class SummariserTests
{
    [Fact]
    public void A_summary_is_of_the_text_and_says_where()
    {
        var (summary, text) = Summarise("储能电站并网", "示例网 3 月 1 日消息，青岚市的储能电站昨天并网，装机 120 兆瓦。运营方说，它每天可以为 4,300 户人家供电。此外没有别的。");
        Assert.Equal("青岚市的储能电站昨天并网，装机 120 兆瓦。运营方说，它每天可以为 4,300 户人家供电。", summary.Text);
        Assert.Equal(summary.Text, string.Concat(summary.Spans.Select(span => text.Substring(span.Start, span.Length))));
        Assert.Equal(summary.Spans, Summary.ReadSpans(Summary.Write(summary.Spans)));
    }

    [Theory]
    [InlineData("Ferry line opens", "The city of Qinglan opened a ferry line on Monday that carries 400 people an hour.\n\n青岚市周一开通一条轮渡航线，每小时可运送 400 人。\n\nA ticket costs two yuan until the end of the year.\n\n票价到年底前为两元。", "青岚市周一开通一条轮渡航线，每小时可运送 400 人。")]
    [InlineData("青岚开通轮渡", "“We carry 400 people an hour on the new line from today on,” said the operator in a statement.\n\n运营方周一在声明中说，新航线从今天起每小时可运送 400 人。\n\n票价到年底前为两元，之后再定。", "运营方周一在声明中说，新航线从今天起每小时可运送 400 人。")]
    public void A_post_in_two_languages_is_told_in_its_own(string title, string text, string wanted) => Assert.Equal(wanted, Summarise(title, text).Summary.Text);

    [Theory]
    [InlineData("周刊的帖子《谁在招人？》，提供大量信息。下一句。", 2)]
    [InlineData("《谁在招人？》一文上周发表。", 1)]
    [InlineData("他问：“真的吗？”，没人回答。", 1)]
    [InlineData("他说：“真的。”大家都笑了。", 2)]
    public void A_question_in_a_title_or_a_quotation_ends_no_sentence_that_goes_on(string text, int sentences) => Assert.Equal(sentences, SentenceSplitter.Split(text, 0, text.Length).Count);

    [Theory]
    [InlineData("储能电站昨天在青岚市并网", "储能电站昨天在青岚市并网。")]
    [InlineData("1-4月服务贸易总值15644.5亿元，同比增3.3%", "商务部数据显示，1-4月，服务贸易总值15644.5亿元，同比增长3.3%。")]
    [InlineData("标题", "")]
    [InlineData("标题", "短。")]
    [InlineData("标题", "https://example.com/very/long/link/that/says/nothing/at/all")]
    [InlineData("Guidelines", "The report is in PDF format, to view click here (0.06MB)")]
    [InlineData("Guidelines", "Annex A: Guidelines on the lamps along the river and in its gardens (0.21MB)")]
    [InlineData("青岚系统 2.3 版发布", "详见更新日志和发布公告里的逐条描述。")]
    [InlineData("标题", "具体的参数和价格如下面的这张表格所示，请看：")]
    [InlineData("标题", "想知道更多的内容吗，请点击这里的链接继续往下阅读全文。")]
    public void Nothing_is_said_when_there_is_nothing_to_say_beyond_the_title(string title, string text) => Assert.Equal(Summary.None.Text, Summarise(title, text).Summary.Text);

    [Fact]
    public void A_long_sentence_is_cut_where_a_clause_ends()
    {
        var (summary, _) = Summarise("标题", "青岚市的储能电站昨天并网，装机 120 兆瓦是当地最大的一座，运营方说它每天可以为 4,300 户人家供电，夜里用便宜的电充满白天再放出来，一年能省下两百多万元的电费，附近的三个工业园区也签了合同，明年还要在城东和城西各建一座同样大小的电站。");
        Assert.EndsWith("也签了合同…", summary.Text, StringComparison.Ordinal);
        Assert.InRange(summary.Text.Length, 90, TestSummary.MostOf("标题"));
    }

    [Fact]
    public void Sentences_that_lean_on_the_one_before_come_last()
    {
        var (summary, _) = Summarise("城市", "他说这件事情以后还要再谈一谈才行，不过现在不谈。青岚市把三千根路灯改成了充电桩，每根七千瓦，一夜能充六十度电。");
        Assert.StartsWith("青岚市", summary.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void English_sentences_end_at_full_stops_and_not_at_abbreviations()
    {
        var text = "Dr. Lee of Acme Inc. said version 2.5 ships on Jan. 5. It costs $3.50! \"Good,\" she said.";
        Assert.Equal(["Dr. Lee of Acme Inc. said version 2.5 ships on Jan. 5.", "It costs $3.50!", "\"Good,\" she said."], SentenceSplitter.Split(text, 0, text.Length).Select(span => text.Substring(span.Start, span.Length)));
    }

    [Theory]
    [InlineData("The council of Halden opened a ferry line for 400 people an hour on Monday.", "“Nobody has to walk over the hill any more,” said the mayor at the quay.", " ")]
    [InlineData("The council of Halden opened a ferry line for 400 people an hour on Monday.”", "(The old line was closed in 2019, after nineteen years of service.)", " ")]
    [InlineData("青岚市周一开通一条轮渡航线，每小时可运送 400 人。”", "“以后不用再翻山了。”市长当天在码头上说。", "")]
    public void Sentences_of_a_summary_are_parted_as_their_language_does(string first, string second, string between)
    {
        var text = $"{first}\n{second}";
        Assert.Equal($"{first}{between}{second}", SummaryText.Of(text, [new TextSpan(0, first.Length), new TextSpan(first.Length + 1, second.Length)], 400).Text);
    }

    [Fact]
    public void The_mark_of_a_footnote_is_not_told()
    {
        var (summary, _) = Summarise("Ferry line", "The council of Halden opened a ferry line[1] (“the Line”) for 400 people an hour on Monday.[2] A ticket costs two crowns until the end of the year, said the operator.\n\n[1] The old line was closed in 2019.");
        Assert.Equal("The council of Halden opened a ferry line (“the Line”) for 400 people an hour on Monday. A ticket costs two crowns until the end of the year, said the operator.", summary.Text);
    }

    [Theory]
    [InlineData("Gov. Maria Lopez signed rules on Friday, saying Sen. John Park and Rep. Ann Lee wrote them.", 1)]
    [InlineData("Acme Robotics Inc. of Lincoln, Neb., built it. It runs at 3 p.m. Tuesday.", 2)]
    [InlineData("Lt. Col. Sam Hill, Ph.D., came. He left.", 2)]
    [InlineData("The U.S. Senate met. The U.S. The end.", 3)]
    [InlineData("It opened at 9 a.m. The queue was long.", 2)]
    [InlineData("The 5.5\" screen is new. It costs $3.", 2)]
    public void An_abbreviation_ends_no_sentence_where_one_goes_on(string text, int sentences) => Assert.Equal(sentences, SentenceSplitter.Split(text, 0, text.Length).Count);

    [Fact]
    public void Straight_quotation_marks_stay_with_what_they_hold()
    {
        var text = "新传感器已经在三个山村安装。\"这是第一次在雨季实测，\"负责人说，\"误报率只有 2%。\"村民可以收到提醒。";
        Assert.Equal(
            ["新传感器已经在三个山村安装。", "\"这是第一次在雨季实测，\"负责人说，\"误报率只有 2%。\"", "村民可以收到提醒。"],
            SentenceSplitter.Split(text, 0, text.Length).Select(span => text.Substring(span.Start, span.Length)));
    }

    [Fact]
    public void No_summary_is_too_long_or_not_of_the_text_or_different_the_next_time()
    {
        var piece = Gen.Elements("青岚市", "储能电站", "，", "。", "昨天并网", "The grid ", "is new. ", "A.", "“", "”", "（", "）", "12.5", " ", "！", "？", "；", "🙂", "：", "装机", "\n", "IT之家 7 月 2 日消息，", "https://e.com", "—");
        Prop.ForAll(Gen.ListOf(piece).Select(string.Concat).ToArbitrary(), Gen.ListOf(piece).Select(list => string.Concat(list.Take(6))).ToArbitrary(), (text, title) =>
        {
            var (summary, whole) = Summarise(title, text);
            Assert.InRange(summary.Text.Length, 0, TestSummary.MostOf(title + whole));
            Assert.All(summary.Spans, span => Assert.InRange(span.Start + span.Length, 1, whole.Length));
            Assert.Equal(summary.Text, Summarise(title, text).Summary.Text);
            Assert.False(summary.Text.Length > 0 && title.Contains(summary.Text, StringComparison.Ordinal));
            Assert.Equal(summary.Text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(summary.Text)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));
    }

    private static (Summary Summary, string Text) Summarise(string title, string text) => TestSummary.Of(title, text);

    [Fact]
    public void No_summary_is_cut_within_a_character()
    {
        // Of a Chinese text at most 120 characters are told, of which the last would be the first half of a sign.
        var (summary, _) = Summarise("标题", "青岚市的储能电站昨天并网装机一百二十兆瓦是当地最大的" + string.Concat(Enumerable.Repeat("🔋", 60)) + "。");
        Assert.EndsWith("🔋…", summary.Text, StringComparison.Ordinal);
    }
}
