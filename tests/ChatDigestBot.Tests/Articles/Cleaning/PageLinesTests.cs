using ChatDigestBot.Articles.Cleaning;

namespace ChatDigestBot.Tests.Articles.Cleaning;

/// <summary>What newsrooms, archives and programs that save pages write around a text.</summary>
public sealed class PageLinesTests
{
    private const string Opening = "江北区政府今天公布，滨河步道将在月底前全部修好，夜间也会亮灯。\n\n步道全长三公里，从轮渡码头一直通到植物园，沿途有六个出入口。\n\n";
    private const string English = "The council of Halden opened the walk along the river on Monday.\n\nIt is three kilometres long and leads from the ferry to the gardens.\n\n";

    [Theory]
    [InlineData("19 Jan 2009 Posted in [Press releases](/news/press-releases)")]
    [InlineData("January 19, 2009 | Posted in News")]
    [InlineData("Posted in [Press releases](/news/)")]
    [InlineData("本文由 [简悦 SimpRead](https://example.com/simpread/) 转码， 原文地址 [www.example.com](https://www.example.com/a)")]
    [InlineData("> 本文由 [简悦 SimpRead](https://example.com/simpread/) 转码")]
    [InlineData("原文地址 [https://www.example.com/a](https://www.example.com/a)")]
    [InlineData("版权归作者所有，任何形式转载请联系作者。")]
    [InlineData("作者：小林（来自江北小组）")]
    [InlineData("【版权声明】本文由江北计划作者小林创作，独家发布在江北客户端，未经授权，任何平台不得转载。")]
    [InlineData("原文来自微信公众号「江北发布」：~~[步道修好了吗？修好了！](https://example.com/s/1)~~")]
    [InlineData("来自微信公众号：江北发布（ID: jiangbeifabu）。头图来自：江北图库。")]
    [InlineData("Skip to content")]
    [InlineData("Skip to main content")]
    [InlineData("Toggle navigation")]
    public void A_line_of_the_page_before_the_text_is_none_of_it(string line) => Assert.StartsWith("江北区政府", Text($"{line}\n\n{Opening}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("Last updated on 19 Jul 2023")]
    [InlineData("Page last reviewed: July 19, 2023")]
    [InlineData("[Source](https://www.example.com/a/1.htm \"Permalink\")")]
    [InlineData("[View original](https://www.example.com/a/1.htm)")]
    [InlineData("Skip to content")]
    [InlineData("Reload to refresh your session.")]
    [InlineData("You signed in with another tab or window. Reload to refresh your session.")]
    [InlineData("You must be signed in to change notification settings")]
    [InlineData("Dismiss alert")]
    public void A_line_of_the_page_behind_the_text_is_none_of_it(string line) => Assert.EndsWith("to the gardens.", Text($"{English}{line}\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("作者：[Jane Doe](https://example.com/a) 选题：[lin1](https://example.com/b) 译者：[小林](https://example.com/c) 校对：wang")]
    [InlineData("作者：[Jane Alexandra Doe](https://example.com/a)\n选题：[lin1234567890](https://example.com/b)\n译者：[小林](https://example.com/c)\n校对：wang")]
    [InlineData("（题图：MJ/a walk along a river in the evening, 8k, very detailed, lights on the water）")]
    [InlineData("[阅读原文](https://www.example.com/a)")]
    public void A_line_of_those_who_wrote_and_drew_behind_the_text_is_none_of_it(string line) => Assert.EndsWith("六个出入口。", Text($"{Opening}{line}\n"), StringComparison.Ordinal);

    [Theory]
    [InlineData("You must be signed in to vote on the new settings, the council said on Monday.")]
    [InlineData("Source of the water is a spring below the old mill.")]
    [InlineData("Last updated on 19 July 2023, the plan of the walk has no lamps.")]
    public void News_that_begins_like_such_a_line_stays(string line) => Assert.EndsWith(line, Text($"{English}{line}"), StringComparison.Ordinal);

    [Theory]
    [InlineData("来自《江北学报》的一项研究称，步道修好后，来往的人多了一倍。")]
    [InlineData("文章来自《江北学报》，作者发现，步道修好后来往的人多了一倍。")]
    public void News_that_begins_with_where_it_is_from_stays(string line) => Assert.StartsWith(line, Text($"{line}\n\n{Opening}"), StringComparison.Ordinal);

    private static string Text(string markdown) => string.Join('\n', Boilerplate.Remove(MarkupRepair.ReadMarkdown(markdown).Paragraphs, []).Select(paragraph => paragraph.Text));
}
