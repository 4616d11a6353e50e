using System.Text;
using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Tests.Articles.Reading;

public sealed class BodyFormatRuleTests
{
    [Theory]
    [InlineData("<img src=\"cover.png\">\n\n## 小标题\n\n**青岚市**宣布 [新规](https://a.b)\n\n- 甲")]
    [InlineData("<!-- more -->\n\n第一段。\n\n第二段。")]
    [InlineData("<img src=\"cover.png\">\n\n第一段。\n\n第二段。")]
    [InlineData("<p align=center><img src=\"a.png\"></p>\n\n**青岚市**今天宣布。")]
    [InlineData("<p align=center>\n<img src=\"a.png\">\n\n**青岚市**今天宣布。")]
    [InlineData("<script setup>\nimport A from './a'\n</script>\n\n# 标题\n\n正文。")]
    [InlineData("<iframe src=\"https://a.b/c\"></iframe>\n\n> 引文\n\n**青岚市**今天宣布。")]
    [InlineData("<Badge text=\"新\" />\n\n**青岚市**今天宣布。")]
    [InlineData("<font color=red>重要：</font>**青岚市**今天宣布。")]
    [InlineData("<div class=\"tip\">\n\n**提示**：先备份。\n\n</div>\n\n正文。")]
    [InlineData("<div>目录</div>\n\n1. 甲\n2. 乙\n")]
    [InlineData("<https://a.b/c>\n\n正文。")]
    [InlineData("<2026> 年的计划：**青岚市**今天宣布。")]
    public void Markdown_may_begin_with_a_tag(string body) => Assert.Equal(BodyFormat.Markdown, BodyFormatRule.Of("a.md", body));

    [Theory]
    [InlineData("<div>   \n    <p>正文。</p>\n\n        <p>第二段 ** 与 # 号。</p>\n</div>\n            ")]
    [InlineData("<div>\n<pre>\n# 不是标题\n\n- 不是列表\n\n**x**</pre>\n</div>")]
    [InlineData("<div>\n<p>说明 <code>**kwargs</code> 与 <code>a[0](b)</code>。</p>\n</div>")]
    [InlineData("<p>第一段。</p>\n<p>第二段，a * b * c。</p>\n来源：某报")]
    [InlineData("<div>\n- 甲\n- 乙\n1. 丙\n> 丁\n</div>")]
    [InlineData("<div><p>没有关\n\n正文。")]
    [InlineData("<!-- 从没关的注释\n\n正文。")]
    [InlineData("<b>导语</b>一句<br>第二句<br><br>\n\n第三句")]
    [InlineData("<![CDATA[<p>正文</p>]]>")]
    [InlineData("<!-- x --><!DOCTYPE html>\n<html><body><p>正文</p></body></html>")]
    [InlineData("<?xml version=\"1.0\"?>\n<p>正文</p>")]
    public void What_is_all_HTML_stays_HTML(string body) => Assert.Equal(BodyFormat.Html, BodyFormatRule.Of("a.md", body));

    [Fact]
    public void Long_or_deep_bodies_stay_HTML_and_take_no_time()
    {
        foreach (var piece in new[] { "<div>", "<a ", "<!--", "<pre>", "**a", "[a](", "\n\n<p>", "<b>\n\n" })
        {
            var body = "<div>" + string.Concat(Enumerable.Repeat(piece, 99_000 / piece.Length));
            var started = ThreadTime.Used();
            _ = BodyFormatRule.Of("a.md", body);
            Assert.InRange(ThreadTime.Used() - started, TimeSpan.Zero, TimeSpan.FromSeconds(1));
        }

        Assert.Equal(BodyFormat.Html, BodyFormatRule.Of("a.md", "<div>x</div>\n\n# x\n" + new string('x', 100_000)));
    }

    [Fact]
    public void What_is_Markdown_behind_a_tag_is_read_as_Markdown()
    {
        var loaded = Assert.IsType<PostReading.Loaded>(PostReader.Read("a.md", Encoding.UTF8.GetBytes("---\ntitle: 标题\n---\n<img src=\"cover.png\">\n\n## 小标题\n\n**青岚市**宣布 [新规](https://a.b)\n\n- 甲")));
        Assert.Equal(["小标题", "青岚市宣布 新规", "甲"], PostCleaner.Clean(loaded.Post, default).Body.Paragraphs.Select(paragraph => paragraph.Text));
    }
}
