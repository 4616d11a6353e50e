using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Shared;

public sealed class HtmlTextTests
{
    [Fact]
    public void A_string_gets_in_only_escaped()
    {
        var title = "<script> & \"x\"";
        Assert.Equal("<b>&lt;script&gt; &amp; &quot;x&quot;</b>", HtmlText.Of($"<b>{title}</b>").Html);
        Assert.Equal("<a href=\"https://e.com/?a=1&amp;b=&quot;\">&lt;script&gt; &amp; &quot;x&quot;</a>", HtmlText.Encode(title).Link("https://e.com/?a=1&b=\"").Html);
    }

    [Theory]
    [InlineData("<b>智慧</b>城市", 4)]
    [InlineData("a &lt; b &amp; c", 9)]
    [InlineData("&#128512;", 2)]
    [InlineData("1 < 2 & 3", 9)]
    [InlineData("<a href=\"https://example.com\">x</a>", 1)]
    public void Length_is_counted_after_parsing_in_utf16_units(string html, int length) =>
        Assert.Equal(length, HtmlText.FromTrusted(html).Length);

    [Fact]
    public void Nested_marks_close_in_order() =>
        Assert.Equal("<b><i>ab</i></b><b>c</b>", HtmlTree.Parse("<b><i>ab</i></b><b>c</b>").Render(0, 3));
}
