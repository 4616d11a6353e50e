using ChatDigestBot.Playground.BotApi.Text;

namespace ChatDigestBot.Tests.Playground.BotApi;

/// <summary>What Telegram makes of HTML. Entities are written as type(offset,length).</summary>
public sealed class HtmlEntityTableTests
{
    [Theory]
    [InlineData("plain", "plain", "")]
    [InlineData("<b>a</b><i>b</i><u>c</u><s>d</s>", "abcd", "bold(0,1) italic(1,1) underline(2,1) strikethrough(3,1)")]
    [InlineData("<strong>a</strong><em>b</em><ins>c</ins><del>d</del><strike>e</strike>", "abcde", "bold(0,1) italic(1,1) underline(2,1) strikethrough(3,2)")]
    [InlineData("<B>a</b>", "a", "bold(0,1)")]
    [InlineData("<b>a</>", "a", "bold(0,1)")]
    [InlineData("<tg-spoiler>a</tg-spoiler> <span class=\"tg-spoiler\">b</span>", "a b", "spoiler(0,1) spoiler(2,1)")]
    [InlineData("<code>a</code> <pre>b</pre>", "a b", "code(0,1) pre(2,1)")]
    [InlineData("<pre><code class=\"language-cs\">x</code></pre>", "x", "pre(0,1)[cs]")]
    [InlineData("<code class=\"language-cs\">x</code>", "x", "code(0,1)")]
    [InlineData("<blockquote>a</blockquote> <blockquote expandable>b</blockquote>", "a b", "blockquote(0,1) expandable_blockquote(2,1)")]
    [InlineData("<a href=\"https://example.org/x?a=1&amp;b=2\">l</a>", "l", "text_link(0,1)[https://example.org/x?a=1&b=2]")]
    [InlineData("<a href='http://EXAMPLE.org'>l</a>", "l", "text_link(0,1)[http://example.org/]")]
    [InlineData("<a href=\"http://localhost/\">l</a>", "l", "")]
    [InlineData("<a href=\"javascript:alert(1)\">l</a>", "l", "")]
    [InlineData("<a href=\"mailto:a@b.org\">l</a>", "l", "text_link(0,1)[http://mailto:a@b.org/]")]
    [InlineData("<a href=\"/relative\">l</a>", "l", "")]
    [InlineData("<a href=\"tg://user?id=5\">l</a>", "l", "text_mention(0,1)")]
    [InlineData("&lt;&gt;&amp;&quot;", "<>&\"", "")]
    [InlineData("a&nbsp;b&copy;", "a&nbsp;b&copy;", "")]
    [InlineData("&#65;&#x1F600;&#0;", "A😀&#0;", "")]
    [InlineData("AT&T & B", "AT&T & B", "")]
    [InlineData("&ampx", "&ampx", "")]
    [InlineData("&lt", "<", "")]
    [InlineData("😀<b>智</b>", "😀智", "bold(2,1)")]
    [InlineData("<b>a<i>b</i></b>", "ab", "bold(0,2) italic(1,1)")]
    [InlineData("<b>a<b>b</b></b>", "ab", "bold(0,2)")]
    [InlineData("<code>a<b>b</b></code>", "ab", "code(0,2)")]
    [InlineData("<b>a<code>b</code>c</b>", "abc", "bold(0,1) code(1,1) bold(2,1)")]
    [InlineData("<b></b>a", "a", "")]
    [InlineData("<b> </b>a", " a", "bold(0,1)")]
    [InlineData("  a  ", "a", "")]
    [InlineData(" <b> a </b> ", " a", "bold(0,2)")]
    [InlineData("a\r\nb\tc", "a\nb c", "")]
    [InlineData("see https://example.org/x and /help", "see https://example.org/x and /help", "url(4,21) bot_command(30,5)")]
    [InlineData("<a href=\"https://a.org\">https://b.org</a>", "https://b.org", "text_link(0,13)[https://a.org/]")]
    [InlineData("<code>/help</code>", "/help", "code(0,5)")]
    public void Html_becomes(string html, string text, string entities)
    {
        Assert.Null(FormattedText.TryParse(html, "HTML", [], TextRule.Message, out var parsed));

        Assert.Equal(text, parsed.Text);
        Assert.Equal(entities, string.Join(' ', parsed.Entities.Select(entity =>
            $"{entity.Type}({entity.Offset},{entity.Length}){(entity.Url ?? entity.Language) switch { null => "", var more => $"[{more}]" }}")));
    }

    [Theory]
    [InlineData("<br>", "Unsupported start tag \"br\" at byte offset 0")]
    [InlineData("智能<p>", "Unsupported start tag \"p\" at byte offset 6")]
    [InlineData("a < b", "Unsupported start tag \"\" at byte offset 2")]
    [InlineData("a <3 b>", "Unsupported start tag \"3\" at byte offset 2")]
    [InlineData("<b", "Unclosed start tag at byte offset 0")]
    [InlineData("<b>a", "Can't find end tag corresponding to start tag \"b\"")]
    [InlineData("a</b>", "Unexpected end tag at byte offset 1")]
    [InlineData("<b>a</b", "Unclosed end tag at byte offset 4")]
    [InlineData("<b>a</i>", "Unmatched end tag at byte offset 4, expected \"</b>\", found \"</i>\"")]
    [InlineData("<b><i>a</b></i>", "Unmatched end tag at byte offset 7, expected \"</i>\", found \"</b>\"")]
    [InlineData("<a href=\"x>y</a>", "Unclosed start tag at byte offset 0")]
    [InlineData("<a href=x/y>z</a>", "Unexpected end of name token at byte offset 8")]
    [InlineData("<a =x>y</a>", "Empty attribute name in the tag \"a\" at byte offset 0")]
    [InlineData("<span>a</span>", "Tag \"span\" must have class \"tg-spoiler\" at byte offset 0")]
    [InlineData("<tg-emoji emoji-id=\"x\">a</tg-emoji>", "Invalid custom emoji identifier specified")]
    public void Html_is_refused(string html, string error)
    {
        var refusal = FormattedText.TryParse(html, "HTML", [], TextRule.Message, out _);

        Assert.Equal($"Bad Request: can't parse entities: {error}", refusal?.Description);
    }

    [Fact]
    public void Entities_beyond_one_hundred_vanish_in_silence()
    {
        var html = string.Concat(Enumerable.Repeat("<b>a</b> ", 120));

        Assert.Null(FormattedText.TryParse(html, "HTML", [], TextRule.Message, out var parsed));

        Assert.Equal(100, parsed.Entities.Count);
        Assert.Equal(239, parsed.Text.Length);
    }

    [Fact]
    public void Long_addresses_make_entities_too_long_before_there_are_one_hundred()
    {
        var html = string.Concat(Enumerable.Repeat($"<a href=\"https://example.org/{new string('a', 180)}\">a</a> ", 60));

        Assert.Equal("Bad Request: ENTITIES_TOO_LONG", FormattedText.TryParse(html, "HTML", [], TextRule.Message, out _)?.Description);
    }

    [Theory]
    [InlineData("https://example.org", "https://example.org/")]
    [InlineData("example.org/a b", "http://example.org/a%20b")]
    [InlineData("https://例子.cn/新闻", "https://例子.cn/新闻")]
    [InlineData("https://example.org:8443/x#y", "https://example.org:8443/x#y")]
    [InlineData("https://example.org?x=1", "https://example.org/?x=1")]
    [InlineData("tg://resolve?domain=x", "tg://resolve?domain=x")]
    [InlineData("https://localhost/", null)]
    [InlineData("https://example.org:0/", null)]
    [InlineData("https://exa mple.org/", null)]
    [InlineData("ftp://example.org/", null)]
    [InlineData("", null)]
    public void A_link_is_kept_as(string link, string? kept) => Assert.Equal(kept, LinkRule.Check(link, out _));
}
