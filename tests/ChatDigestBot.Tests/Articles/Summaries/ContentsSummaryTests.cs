using ChatDigestBot.Articles.Reading;

namespace ChatDigestBot.Tests.Articles.Summaries;

/// <summary>A list of things is told by their names.</summary>
public sealed class ContentsSummaryTests
{
    [Fact]
    public void A_weekly_letter_is_told_by_the_names_of_its_points()
    {
        var (summary, text) = TestSummary.Of(
            "望川科技周刊（第 41 期）",
            "这里记录每周值得一看的东西，周五更新。\n\n## 科技动态\n\n1、旧地铁车厢改成的图书馆\n\n青岚市把三节退役的车厢放在公园里，藏书两万册。\n\n2、会给自己浇水的屋顶\n\n一所学校在屋顶装了集雨的陶管。\n\n## 工具\n\n3、离线的街区地图\n\n一个不联网也能用的地图，只有 4 MB。\n\n## 订阅\n\n扫码关注望川科技周刊的公众号。",
            BodyFormat.Markdown);
        Assert.Equal("旧地铁车厢改成的图书馆；会给自己浇水的屋顶；离线的街区地图。", summary.Text);
        Assert.Equal(["旧地铁车厢改成的图书馆", "会给自己浇水的屋顶", "离线的街区地图"], summary.Spans.Select(span => text.Substring(span.Start, span.Length)));
    }

    [Fact]
    public void A_letter_whose_points_are_list_items_is_told_by_them_and_not_by_its_sections() => Assert.Equal(
        "A tram that waters the trees; How the clock tower learned to whistle; Osterby's smallest cinema.",
        TestSummary.Of(
            "This Week in Osterby 12",
            "Hello and welcome to another issue of This Week in Osterby! Send us your links.\n\n## News from the town hall\n\n- A tram that waters the trees\n- How the clock tower learned to whistle\n\n## Something to look at\n\n- Osterby's smallest cinema\n\n## Thanks to our sponsors\n\n- The bakery.",
            BodyFormat.Markdown).Summary.Text);

    [Fact]
    public void A_letter_with_a_heading_for_each_thing_is_told_by_them_and_not_by_the_lists_below_some() => Assert.Equal(
        "命令行里的选择器是怎样写成的；首页小组件的三次改版；自己动手写网页解析器；启动时间缩短一半的办法；内存泄漏怎样查。",
        TestSummary.Of(
            "望川移动开发周报 #237",
            "只为你呈现有价值的信息。\n\n## 文章\n\n### [命令行里的选择器是怎样写成的](https://a.example/1)\n\n作者写了思路。\n\n### [首页小组件的三次改版](https://a.example/2)\n\n分别是：\n\n- 静态的小组件模板\n- 服务端下发的模板\n- 用户自己选的模板\n\n### [自己动手写网页解析器](https://a.example/3)\n\n一步一步。\n\n### [启动时间缩短一半的办法](https://a.example/4)\n\n少做事。\n\n### [内存泄漏怎样查](https://a.example/5)\n\n用工具。",
            BodyFormat.Markdown).Summary.Text);

    [Fact]
    public void A_letter_that_has_only_the_names_of_its_sections_is_told_by_a_sentence() => Assert.StartsWith(
        "新版编译器能在十秒内",
        TestSummary.Of(
            "望川工具链双周报（第 8 期）",
            "新版编译器能在十秒内编完整个内核，比上一版快一倍，并且开始支持三种新的处理器。\n\n## 编译器与链接器\n\n修了七个错误。\n\n## 编辑器的插件\n\n补全更快了。\n\n## 模拟器与调试器\n\n加了断点。",
            BodyFormat.Markdown).Summary.Text,
        StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "Osterby Builders Newsletter #41",
        "This week's newsletter describes a tram that waters the trees and summarises a vote on the clock tower. Also included are our regular sections.\n\n## Builders' review club\n\nIt met.\n\n## Releases and release candidates\n\nNone.\n\n## Notable changes to the timetable\n\nTwo.",
        "This week's newsletter describes a tram that waters the trees and summarises a vote on the clock tower.")]
    [InlineData(
        "望川建筑周报 #41",
        "本周的周报介绍了一种会给树浇水的电车，并总结了关于钟楼的投票。此外还有我们的常规部分。\n\n## 望川建筑审核俱乐部\n\n开了会。\n\n## 新版本和候选版本的公告\n\n没有。\n\n## 时刻表和站名的重大变更\n\n两处。",
        "本周的周报介绍了一种会给树浇水的电车，并总结了关于钟楼的投票。")]
    public void A_letter_that_says_what_is_in_it_this_time_is_told_by_that(string title, string text, string wanted) =>
        Assert.StartsWith(wanted, TestSummary.Of(title, text, BodyFormat.Markdown).Summary.Text, StringComparison.Ordinal);

    [Theory]
    [InlineData(
        "Four tips for a village hackathon",
        "We ran one in Osterby last May and forty people came.\n\n## 1. Feed people before they sit down\n\nSoup first.\n\n## 2. Put the youngest team next to the printer\n\nThey need it most.\n\n## 3. Write the rules on one wall\n\nNobody reads mail.\n\n## 4. Stop an hour early\n\nThe bus leaves at six.\n\n## Acknowledgements\n\nThe mayor brought chairs.",
        "Feed people before they sit down; Put the youngest team next to the printer; Write the rules on one wall; Stop an hour early.")]
    [InlineData(
        "阳台种菜的三个误区",
        "去年我种死了十二盆番茄，今年总算吃上了自己种的。\n\n## 一、以为花盆越大越好\n\n水排不出去，根就烂了。\n\n## 二、每天都浇一遍水\n\n手指插进土里，干了再浇。\n\n## 三、一开春就把苗搬出去\n\n倒春寒比虫子厉害。",
        "以为花盆越大越好；每天都浇一遍水；一开春就把苗搬出去。")]
    public void A_list_that_its_title_counts_is_told_by_its_headings(string title, string text, string wanted) =>
        Assert.Equal(wanted, TestSummary.Of(title, text, BodyFormat.Markdown).Summary.Text);

    [Theory]
    [InlineData("青岚三个区将开通夜间公交", "青岚市交通局周一宣布，城东、城西和河口三个区 5 月 1 日起开通夜间公交，票价 2 元。\n\n## 线路\n\n- 城东环线从车站开出\n- 城西快线停十一站\n- 河口线到码头为止", "青岚市交通局周一宣布")]
    [InlineData("Five tools stolen from Halden museum", "Halden police said on Monday that five medieval tools were stolen from the museum at night.\n\n## What is missing\n\nA saw and two planes.\n\n## What was left\n\nThe jewels.\n\n## What happens next\n\nThe museum reopens on Friday.", "Halden police said on Monday")]
    public void A_number_in_the_title_of_news_makes_no_list_of_it(string title, string text, string wanted) =>
        Assert.StartsWith(wanted, TestSummary.Of(title, text, BodyFormat.Markdown).Summary.Text, StringComparison.Ordinal);
}
