using ChatDigestBot.Broadcasts.Writing;
using ChatDigestBot.Console.Broadcasts;
using ChatDigestBot.Shared;
using FsCheck;
using FsCheck.Fluent;
using Telegram.Bot.Types;
using Telegram.Bot.Types.Enums;

namespace ChatDigestBot.Tests.Console;

public sealed class ComposedTextTests
{
    [Theory]
    [InlineData("今晚八点维护", "今晚八点维护")]
    [InlineData("**bold** and __italic__", "<b>bold</b> and <i>italic</i>")]
    [InlineData("**bold __both__**", "<b>bold <i>both</i></b>")]
    [InlineData("~~old~~ ||end||", "<s>old</s> <tg-spoiler>end</tg-spoiler>")]
    [InlineData("`a < b ** c`", "<code>a &lt; b ** c</code>")]
    [InlineData("[words](https://a.example/x?y=1&z=2)", "<a href=\"https://a.example/x?y=1&amp;z=2\">words</a>")]
    [InlineData("[words](javascript:alert(1))", "[words](javascript:alert(1))")]
    [InlineData("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;")]
    [InlineData("[x](https://a.example/\"onmouseover=alert)", "<a href=\"https://a.example/&quot;onmouseover=alert\">x</a>")]
    [InlineData("> one\n> two\nthree", "<blockquote>one\ntwo</blockquote>\nthree")]
    [InlineData("2 ** 3 ** 4 **", "2 <b> 3 </b> 4 **")]
    [InlineData("a_b__c", "a_b__c")]
    [InlineData("<u>one</u> < <u two", "<u>one</u> &lt; &lt;u two")]
    [InlineData(">> one\n>> two\n> three", "<blockquote expandable>one\ntwo</blockquote>\n<blockquote>three</blockquote>")]
    [InlineData("```python\n  if a < b:\n> **no** quote\n```\nend", "<pre><code class=\"language-python\">  if a &lt; b:\n&gt; **no** quote</code></pre>\nend")]
    [InlineData("```\n```", "```\n```")]
    [InlineData("```\nno end", "```\nno end")]
    [InlineData("see ```a `b` c```", "see <pre>a `b` c</pre>")]
    [InlineData("![👍](tg://emoji?id=5368324170671202286)", "<tg-emoji emoji-id=\"5368324170671202286\">👍</tg-emoji>")]
    [InlineData("  ", "")]
    public void Marks_as_people_type_them_become_marks_and_nothing_else_does(string typed, string html) => Assert.Equal(html, ComposedText.Read(typed).Html);

    [Theory]
    [InlineData("今晚八点维护\n第二行")]
    [InlineData("**bold __both__** and __italic__")]
    [InlineData("~~old~~ ||end|| `a < b`")]
    [InlineData("[**words** & more](https://a.example/x?y=1&z=2)")]
    [InlineData("> one\n> two **three**\nfour\n\n> five")]
    [InlineData("a **b**")]
    [InlineData("")]
    public void What_was_composed_can_be_changed_and_read_again(string typed) => Assert.Equal(typed, ComposedText.Write(ComposedText.Read(typed)));

    [Fact]
    public void A_mark_over_several_lines_becomes_one_on_each() => Assert.Equal("**one**\n**two**\nthree", ComposedText.Write(HtmlText.FromTrusted("<b>one\ntwo\n</b>three")));

    [Theory]
    [InlineData("<a href=\"https://a.example/X_(Y)\">words</a>", "<a href=\"https://a.example/X_%28Y%29\">words</a>")]
    [InlineData("<a href=\"tg://user?id=7\">words</a>", "<a href=\"tg://user?id=7\">words</a>")]
    [InlineData("<a href=\"mailto:a@b.example\">words</a>", "<a href=\"mailto:a@b.example\">words</a>")]
    [InlineData("<a href=\"odd:x\">words</a>", "words")]
    [InlineData("<i>a_b</i> <b>2 * 3</b>", "<i>a_b</i> <b>2 * 3</b>")]
    [InlineData("<b>one\n</b>two", "<b>one</b>\ntwo")]
    [InlineData("2 ** 3 ** 4", "2 ** 3 ** 4")]
    [InlineData("&gt; no quote", "&gt; no quote")]
    [InlineData("<b>a ** b</b> \\**", "<b>a ** b</b> \\**")]
    [InlineData("¯\\_(ツ)_/¯ \\\\server", "¯\\_(ツ)_/¯ \\\\server")]
    [InlineData("<code>`</code>", "`")]
    [InlineData("```\n``` a\n```\n&gt;&gt; b", "```\n``` a\n```\n&gt;&gt; b")]
    [InlineData("```\nx\n```", "```\nx\n```")]
    public void What_is_corrected_without_a_change_stays_as_it_was_or_loses_its_marks(string before, string after) => Assert.Equal(after, ComposedText.Read(ComposedText.Write(HtmlText.FromTrusted(before))).Html);

    [Theory]
    [InlineData("a<u>b</u>c <u>下划线，<b>粗</b></u> C++ &lt;u&gt; &lt;/u&gt;")]
    [InlineData("<s>old</s> <tg-spoiler>end</tg-spoiler> <b><s><u>all</u></s></b>")]
    [InlineData("<pre>  two\n\n  lines</pre>")]
    [InlineData("before\n<pre><code class=\"language-c++\">if (a &lt; b) {\n  x |= **p; // `y`\n}</code></pre>\nafter")]
    [InlineData("<pre>```\n````\n</pre>")]
    [InlineData("in <pre>a line</pre> and <code>code</code>")]
    [InlineData("<blockquote expandable>a\n\n<b>b</b></blockquote>\nc")]
    [InlineData("<blockquote expandable>a</blockquote>\n<blockquote>b\n<pre><code class=\"language-py\">c\n d</code></pre>\n&gt; e</blockquote>\n&gt;&gt; f")]
    [InlineData("<tg-emoji emoji-id=\"5368324170671202286\">👍</tg-emoji> !<a href=\"https://a.example\">x</a>")]
    public void No_format_that_Telegram_knows_is_lost_in_a_correction(string html) =>
        Assert.Equal(html.Replace("\n</pre>", "</pre>", StringComparison.Ordinal), ComposedText.Read(ComposedText.Write(HtmlText.FromTrusted(html))).Html);

    [Fact]
    public void Whatever_was_marked_in_Telegram_its_words_stay_when_it_is_written_and_read_again()
    {
        var text = Gen.ArrayOf(Gen.Elements("a", "b", " ", "\n", "*", "**", "_", "__", "~~", "|", "||", "`", "[", "]", "(", ")", "](https://a.example)", "> ", ">> ", "\\", "中", "&", "<", "<u>", "</u>", "```", "!["))
            .Select(parts => string.Concat(parts).Trim());
        var marks = Gen.ArrayOf(Gen.Choose(0, Kinds.Length - 1).SelectMany(kind => Gen.Choose(0, 20).SelectMany(offset => Gen.Choose(1, 20).Select(length =>
            new MessageEntity { Type = Kinds[kind], Offset = offset, Length = length, Url = Addresses[offset % Addresses.Length], Language = length % 2 == 0 ? "py" : null, CustomEmojiId = "7" }))));
        var kept = 0;
        Prop.ForAll(
            Arb.From(text),
            Arb.From(marks),
            (typed, entities) =>
            {
                var html = EditorText.Read(typed, entities);
                var again = ComposedText.Read(ComposedText.Write(html));
                kept += HtmlTree.Parse(again.Html).Spans.Count;
                return again.Plain == typed;
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
        Assert.True(kept > 1000, $"only {kept} marks were kept");
    }

    [Theory]
    [InlineData("", "\\", 12_000)]
    [InlineData("**", "\\", 11_990)]
    [InlineData("[", "\\", 11_990)]
    [InlineData("", "[", 4_000)]
    [InlineData("", "**a", 4_000)]
    [InlineData("", "`", 4_000)]
    [InlineData("", "```a", 3_000)]
    [InlineData("", "```a\n", 2_000)]
    [InlineData("", "<u>", 4_000)]
    public void Nothing_that_fits_into_the_form_takes_long_to_read_or_write(string beginning, string repeated, int times)
    {
        var text = beginning + string.Concat(Enumerable.Repeat(repeated, times));
        Assert.Equal(text.Trim(), ComposedText.Read(ComposedText.Write(HtmlText.Encode(text))).Plain);
    }

    private static readonly MessageEntityType[] Kinds =
    [
        MessageEntityType.Bold, MessageEntityType.Italic, MessageEntityType.Underline, MessageEntityType.Strikethrough, MessageEntityType.Spoiler,
        MessageEntityType.Code, MessageEntityType.Blockquote, MessageEntityType.TextLink, MessageEntityType.Pre, MessageEntityType.ExpandableBlockquote, MessageEntityType.CustomEmoji,
    ];

    private static readonly string[] Addresses = ["https://a.example/X_(Y)", "tg://user?id=7", "mailto:a@b.example", "odd:x"];
}
