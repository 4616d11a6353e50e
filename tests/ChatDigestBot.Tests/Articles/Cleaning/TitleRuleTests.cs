using ChatDigestBot.Articles.Cleaning;

namespace ChatDigestBot.Tests.Articles.Cleaning;

public sealed class TitleRuleTests
{
    [Theory]
    [InlineData("<em class=\"keyword\">华为</em>发布新一代<em class=\"keyword\">芯片</em>", "华为发布新一代芯片")]
    [InlineData("&lt;b&gt;重磅&lt;/b&gt;：芯片法案通过", "重磅：芯片法案通过")]
    [InlineData("<b>重磅</b>：<i>芯片</i>法案通过", "重磅：芯片法案通过")]
    [InlineData("<span style=\"color:red\"><strong>快讯</strong></span> 开市", "快讯 开市")]
    [InlineData("<a href=\"/x\">快讯</a> 开市", "快讯 开市")]
    [InlineData("AT&amp;T 与沃达丰", "AT&T 与沃达丰")]
    [InlineData("AT&amp;amp;T 与沃达丰", "AT&T 与沃达丰")]
    [InlineData("R&amp;amp;amp;D 投入", "R&D 投入")]
    [InlineData("第一行<br/>第二行", "第一行 第二行")]
    [InlineData("<![CDATA[新芯片发布]]>", "新芯片发布")]
    [InlineData("**重磅**：发布", "重磅：发布")]
    [InlineData("人\u200B工\u200B智能&#8203;客服", "人工智能客服")]
    [InlineData("Cafe\u0301 robots", "Café robots")]
    [InlineData("人\uFE00工\uDB40\uDC61智\uFFFC能", "人工智能")]
    [InlineData("为什么 <head> 里要写 <title>", "为什么 <head> 里要写 <title>")]
    [InlineData("5 < 7 与 a > b", "5 < 7 与 a > b")]
    [InlineData("HTML 的 <b> 与 <strong> 有何不同", "HTML 的 <b> 与 <strong> 有何不同")]
    [InlineData("Vec<T> 与 List<String>", "Vec<T> 与 List<String>")]
    [InlineData("2 ** 10 与 3 ** 4", "2 ** 10 与 3 ** 4")]
    public void A_title_is_plain_text_and_signs_that_are_meant_stay(string raw, string expected) => Assert.Equal(expected, TitleRule.Tidy(raw));
}
