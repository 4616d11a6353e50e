using ChatDigestBot.Console.Broadcasts;

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
}
