using ChatDigestBot.Articles.Reading;
using FsCheck;
using FsCheck.Fluent;
using YamlDotNet.Core;

namespace ChatDigestBot.Tests.Articles.Reading;

public sealed class FrontMatterReaderTests
{
    private readonly List<PostProblem> _problems = [];

    [Fact]
    public void A_head_after_a_blank_line_is_found()
    {
        var (head, body) = Read("\n---\ntitle: 'A: b'\ncategories: \n - 新媒体\n - 36kr\nauthor: 36kr\n---\n\n<div>x</div>");
        Assert.Equal("A: b", head.Text("title"));
        Assert.Equal(["新媒体", "36kr"], head.List("categories"));
        Assert.Equal(3, head.LineOf("title"));
        Assert.Equal("\n<div>x</div>", body);
        Assert.Empty(_problems);
    }

    [Fact]
    public void A_post_without_a_head_is_all_body()
    {
        var (head, body) = Read("# Title\n\nText --- with dashes");
        Assert.Null(head.Text("title"));
        Assert.Equal("# Title\n\nText --- with dashes", body);
    }

    // Each breaks YAML, each is a post of the real store's kind; the value is what its writer meant.
    [Theory]
    [InlineData("title: \"\"\"'第10集'\"\"\"", "第10集")]
    [InlineData("title: 'It's \"both\" kinds'", "It's \"both\" kinds")]
    [InlineData("title: @author said", "@author said")]
    [InlineData("title: a: b in a value", "a: b in a value")]
    [InlineData("title: | 资讯", "| 资讯")]
    [InlineData("title: 'first line\nsecond: not a field here' and more", "first line")]
    [InlineData("title: 'never closed", "never closed")]
    [InlineData("title: [unclosed", "[unclosed")]
    [InlineData("title: %percent", "%percent")]
    [InlineData("title: \"青岚\"发布新机", "\"青岚\"发布新机")]
    [InlineData("title: \"A\" and \"B\"", "\"A\" and \"B\"")]
    [InlineData("title: \"青岚\"和\"临江\"", "\"青岚\"和\"临江\"")]
    [InlineData("title: \"50% off\" sale: today", "\"50% off\" sale: today")]
    [InlineData("title: '22 vs '23", "'22 vs '23")]
    [InlineData("title: \"他说\"好\"了\"", "他说\"好\"了")]
    [InlineData("title: \"He said \"no\"\"", "He said \"no\"")]
    [InlineData("title: 'It's here", "It's here")]
    public void A_broken_head_is_read_line_by_line_and_reported_with_its_line(string field, string title)
    {
        var (head, _) = Read($"\n---\n{field}\ncategories: \n - 新媒体\n - 36kr\ndate: Invalid Date\n---\nbody");
        Assert.StartsWith(title, head.Text("title"), StringComparison.Ordinal);
        Assert.Equal(["新媒体", "36kr"], head.List("categories"));
        var problem = Assert.Single(_problems);
        Assert.Equal((ProblemLevel.Warning, true), (problem.Level, problem.Line is >= 3 and <= 7));
    }

    [Fact]
    public void A_category_that_breaks_yaml_is_kept()
    {
        var (head, _) = Read("---\ntitle: a\ncategories: \n - 新媒体\n - | 资讯\n - @x\n---\n");
        Assert.Equal(["新媒体", "| 资讯", "@x"], head.List("categories"));
        Assert.Single(_problems);
    }

    [Fact]
    public void A_head_without_an_end_stops_where_the_fields_stop()
    {
        var (head, body) = Read("---\ntitle: a\ndate: 2026-03-01\n\n<div>text</div>\n");
        Assert.Equal("a", head.Text("title"));
        Assert.Equal("<div>text</div>\n", body);
        Assert.Contains("no closing line", Assert.Single(_problems).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Aliases_and_deep_nesting_are_refused_so_that_no_head_can_grow()
    {
        var bomb = "a: &a [x, x]\nb: &b [*a, *a, *a, *a]\nc: [*b, *b, *b, *b]\ntitle: bomb";
        Assert.Throws<YamlException>(() => StrictYaml.Read(bomb, 1));
        Assert.Throws<YamlException>(() => StrictYaml.Read("a: " + new string('[', 200) + new string(']', 200), 1));
        Assert.Equal("bomb", Read($"---\n{bomb}\n---\n").Head.Text("title"));
    }

    [Fact]
    public void A_value_that_is_said_once_and_meant_twice_is_read()
    {
        var head = Read("---\ntitle: &t 步道修好\ndescription: *t\nauthor: &a 小林\ncategories: [新闻, *a]\n---\n正文。").Head;
        Assert.Equal(("步道修好", "步道修好", "小林"), (head.Text("title"), head.Text("description"), head.List("categories")[1]));
        Assert.Equal("步道修好", Read("---\nd: &d\n  a: 1\ntitle: &t 步道修好\n<<: *d\n---\n正文。").Head.Text("title"));
    }

    [Fact]
    public void A_source_behind_a_full_width_colon_is_no_part_of_the_name_above_it()
    {
        var head = Read("---\n標題：步道修好\n作者：记者 小林\n來源：江北晚报\n---\n正文。").Head;
        Assert.Equal(("步道修好", "记者 小林", "江北晚报"), (head.Text("标题"), head.Text("作者"), head.Text("来源")));
    }

    [Fact]
    public void Nested_values_are_passed_over()
    {
        var head = StrictYaml.Read("extra: { deep: [1, 2] }\ntitle: a\nlist: [x, { y: z }, w]", 1);
        Assert.Equal("a", head.Text("title"));
        Assert.Equal(["x", "w"], head.List("list"));
    }

    [Theory]
    [InlineData("\f")]
    [InlineData("title: a\u0085b: c")]
    [InlineData("title: a\u2028b: c")]
    public void Line_breaks_that_yaml_does_not_share_are_left_to_the_yaml_parser(string head) =>
        Assert.Null(SimpleYaml.TryRead(head, 1));

    [Fact]
    public void What_the_quick_reader_takes_a_yaml_parser_reads_the_same()
    {
        var value = Gen.OneOf(
            Gen.Elements("plain", "'single'", "'it''s'", "\"double\"", "'", "a # b", "a: b", "- x", "~", "null", "'a' b", "\"a\\n\"", "#c", "? q", "{a", "[b]", "&x", "*y", "a:", "|", "> x", "@a", "`b`", "'a''", "多 字", "'：'", "...", "---", "1: 2", "\t", "a\tb", "!tag x", "%d", "- - x"),
            ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""));
        var line = Gen.OneOf(
            from key in Gen.Elements("title", "author", "date", "b", "Title", "a-b", "") from space in Gen.Elements(" ", "", "  ") from text in value select $"{key}:{space}{text}",
            from indent in Gen.Elements("", " ", "  ") from text in value select $"{indent}- {text}",
            value);
        Prop.ForAll(Gen.ListOf(line).ToArbitrary(), lines =>
        {
            var head = string.Join('\n', lines);
            if (SimpleYaml.TryRead(head, 1) is not { } simple)
            {
                return;
            }

            var strict = StrictYaml.Read(head, 1);
            Assert.Equal(strict.Values.Keys.Order(), simple.Values.Keys.Order());
            foreach (var (key, read) in strict.Values)
            {
                // An empty value and an empty list are the same to whoever asks.
                Assert.Equal(read.Items.Where(item => item.Length > 0), simple.Values[key].Items.Where(item => item.Length > 0));
                Assert.Equal(read.Line, simple.Values[key].Line);
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));
    }

    private (FrontMatter Head, string Body) Read(string text)
    {
        var (head, start) = FrontMatterReader.Read(text, "a.md", _problems);
        return (head, text[start..]);
    }
}
