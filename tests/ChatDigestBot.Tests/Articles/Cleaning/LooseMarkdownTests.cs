using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Cleaning;

namespace ChatDigestBot.Tests.Articles.Cleaning;

/// <summary>What people write and mean as Markdown, though CommonMark reads it otherwise.</summary>
public sealed class LooseMarkdownTests
{
    private const string News = "江北区政府今天公布，滨河步道将在月底前全部修好，夜间也会亮灯。";

    [Theory]
    [InlineData("##一、工期\n\n" + News, "一、工期")]
    [InlineData("###工期###\n" + News, "工期")]
    public void A_heading_needs_no_space_behind_its_signs(string markdown, string heading)
    {
        var paragraphs = MarkupRepair.ReadMarkdown(markdown).Paragraphs;
        Assert.Equal([(ParagraphKind.Heading, heading), (ParagraphKind.Text, News)], paragraphs.Select(paragraph => (paragraph.Kind, paragraph.Text)));
    }

    [Theory]
    [InlineData("    ")]
    [InlineData("\t")]
    public void A_paragraph_that_begins_further_in_as_in_print_is_no_code(string indent) =>
        Assert.All(MarkupRepair.ReadMarkdown($"{indent}{News}\n\n{indent}{News}").Paragraphs, paragraph => Assert.Equal((ParagraphKind.Text, News), (paragraph.Kind, paragraph.Text)));

    [Theory]
    [InlineData("    make\n    make install")]
    [InlineData("    # 先装好依赖，再运行下面的命令即可。\n    make")]
    public void Code_that_begins_further_in_stays_code(string code) =>
        Assert.All(MarkupRepair.ReadMarkdown($"{News}\n\n{code}").Paragraphs.Skip(1), paragraph => Assert.Equal(ParagraphKind.Code, paragraph.Kind));

    [Theory]
    [InlineData("1、滨河步道修好\n2、图书馆夜间开放\n3、公园免票")]
    [InlineData("（一）步道\n（二）公园")]
    [InlineData("①步道\n②公园")]
    [InlineData("• First ride free\n• No stop at the airport")]
    [InlineData("【交通】步道修好\n【文化】图书馆夜间开放")]
    [InlineData("1.步道\n2.公园")]
    [InlineData("时间：6 月 1 日\n地点：江北大剧院\n票价：50 元")]
    [InlineData("Date: June 1\nPlace: City Hall\nPrice: 5 euros")]
    public void Items_and_short_lines_that_people_part_by_hand_stay_on_lines_of_their_own(string lines) =>
        Assert.Equal(lines, string.Join('\n', MarkupRepair.ReadMarkdown(lines).Paragraphs.Select(paragraph => paragraph.Text)));

    [Theory]
    [InlineData("江北区政府今天公布，滨河步道将在月底前全部修好，\n夜间也会亮灯。", "江北区政府今天公布，滨河步道将在月底前全部修好，夜间也会亮灯。")]
    [InlineData("The walk along the river\nwill be mended by the end\nof the month.", "The walk along the river will be mended by the end of the month.")]
    public void Lines_that_were_wrapped_go_on(string lines, string expected) => Assert.Equal(expected, string.Join('\n', MarkupRepair.ReadMarkdown(lines).Paragraphs.Select(paragraph => paragraph.Text)));

    [Theory]
    [InlineData("江北 ** 滨河步道 ** 修好", "江北滨河步道修好")]
    [InlineData("在 JavaScript 中 2 ** 53 等于 2 ** 53 + 1", "在 JavaScript 中 2 ** 53 等于 2 ** 53 + 1")]
    public void Bold_may_have_spaces_inside_and_a_power_is_none(string markdown, string expected) => Assert.Equal(expected, Assert.Single(MarkupRepair.ReadMarkdown(markdown).Paragraphs).Text);

    [Theory]
    [InlineData("见[附件二（三公里）](/files/news/2026/Annex B.pdf)。", "见附件二（三公里）。")]
    [InlineData("![步道](/images/the walk.jpg)\n\n见图。", "见图。")]
    [InlineData("See the [map of the walk](files/Map of the walk (new).pdf) for more.", "See the map of the walk for more.")]
    [InlineData("See the [map of the walk]( \"The map’s page\") for more.", "See the map of the walk for more.")]
    [InlineData("See the [map](https://example.com/a \"The map's page\") for more.", "See the map for more.")]
    [InlineData("Call [the office] (see below, not before noon).", "Call [the office] (see below, not before noon).")]
    [InlineData("f[x](a b) is no link", "f[x](a b) is no link")]
    public void A_link_whose_address_has_spaces_or_is_missing_is_read_for_its_text(string markdown, string expected) =>
        Assert.Equal(expected, string.Join('\n', MarkupRepair.ReadMarkdown(markdown).Paragraphs.Where(paragraph => paragraph.Kind != ParagraphKind.Caption && paragraph.Text.Length > 0).Select(paragraph => paragraph.Text)));

    [Theory]
    [InlineData("<td align=\"right\">![步道](/a.jpg)\n[地图](https://example.com/a)和**灯**\n</td>", "地图和灯")]
    [InlineData("<figcaption>**灯亮了**</figcaption>", "灯亮了")]
    [InlineData("<p title=\"[a](/b)\">步道修好了。</p>", "步道修好了。")]
    [InlineData("<p>写作 <code>[a](/b)</code>。</p>", "写作 [a](/b)。")]
    [InlineData("<!-- more -->The [walk](https://example.com/a) is **mended**.", "The walk is mended.")]
    public void Marks_beside_tags_are_read_as_their_writer_saw_them(string markdown, string expected) =>
        Assert.Equal(expected, string.Join('\n', MarkupRepair.ReadMarkdown(markdown).Paragraphs.Where(paragraph => paragraph.Text.Length > 0).Select(paragraph => paragraph.Text)).Replace("\n", "", StringComparison.Ordinal));

    [Theory]
    [InlineData("**步道修好了，****灯也亮了**，都在江北。", "步道修好了，灯也亮了，都在江北。")]
    [InlineData("他的电话是 138****1234。", "他的电话是 138****1234。")]
    [InlineData("**python 3 **: the walk", "python 3 : the walk")]
    [InlineData("步道修好了。\n\n**\n\n灯也亮了。", "步道修好了。\n灯也亮了。")]
    [InlineData("![](images/a.png align=\"center\")\n\n步道修好了。", "步道修好了。")]
    public void Bold_that_ends_and_begins_at_once_and_pictures_of_other_dialects_leave_no_marks(string markdown, string expected) =>
        Assert.Equal(expected, string.Join('\n', MarkupRepair.ReadMarkdown(markdown).Paragraphs.Where(paragraph => paragraph.Text.Length > 0).Select(paragraph => paragraph.Text)));

    [Fact]
    public void Nothing_in_code_is_changed()
    {
        const string Code = "```\n##x\n1、a\n2、b\n```\n\n<pre>\n1、a\n2、b\n3、c\n</pre>";
        Assert.Equal(Code, LooseMarkdown.Read(Code));
    }

    [Fact]
    public void Markdown_too_long_for_its_parser_shows_no_marks()
    {
        var body = MarkupRepair.ReadMarkdown(string.Concat(Enumerable.Repeat($"## 步道\n\n- [滨河步道](https://example.com/a) **月底**修好 ![图](a.png)\n- 第二条\n\n{News} [注]\n\n---\n\n", 1_100)));
        Assert.Equal(
            [(ParagraphKind.Heading, "步道"), (ParagraphKind.ListItem, "滨河步道 月底修好"), (ParagraphKind.ListItem, "第二条"), (ParagraphKind.Text, $"{News} [注]"), (ParagraphKind.Heading, "步道")],
            body.Paragraphs.Take(5).Select(paragraph => (paragraph.Kind, paragraph.Text)));
    }
}
