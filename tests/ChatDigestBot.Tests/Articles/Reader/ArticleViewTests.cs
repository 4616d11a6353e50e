using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Reader;
using ChatDigestBot.Texts;
using ChatDigestBot.Web;

namespace ChatDigestBot.Tests.Articles.Reader;

public sealed class ArticleViewTests
{
    private static readonly Article Sample = new()
    {
        Id = 1,
        Key = "abcdefghij",
        Path = "a.md",
        Title = "A < B & \"C\"",
        Source = "示例网",
        PublishedAt = new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.Zero),
        FirstSeenAt = new DateTimeOffset(2026, 3, 1, 20, 0, 0, TimeSpan.Zero),
        CorrectedAt = new DateTimeOffset(2026, 3, 3, 2, 0, 0, TimeSpan.Zero),
        Language = "zh-Hans",
        Topics = ["ai"],
        StoryId = "s",
        IsStoryLead = true,
        StorySources = 2,
        Words = 100,
        ReadingMinutes = 3,
        Summary = "",
        IsAdvert = false,
        IsArchive = false,
    };

    private static readonly WebOptions Web = new() { PublicUrl = null, MetricsToken = null };

    private static readonly TimeZoneInfo China = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai");

    private readonly ArticleView _view = new(TextFile.ReadAll(Repository.PathOf("content/texts")), Web);

    [Fact]
    public void A_page_names_title_source_date_and_length_and_escapes_what_the_post_holds()
    {
        var reply = _view.Show(Sample, Body("x <script> & y"), 1, null, [], China, Language.English);
        Assert.Equal(
            """
            <b>A &lt; B &amp; &quot;C&quot;</b>
            <i>示例网 · 2 March 2026 · 3 min · corrected 3 March</i>

            x &lt;script&gt; &amp; y
            """,
            reply.Text.Html);
        Assert.Empty(reply.Buttons);
    }

    [Theory]
    [InlineData("Europe/London", "1 March 2026 · 3 min · corrected 3 March")]
    [InlineData("America/Los_Angeles", "1 March 2026 · 3 min · corrected 2 March")]
    [InlineData("Asia/Shanghai", "2 March 2026 · 3 min · corrected 3 March")]
    public void Days_are_those_of_the_readers_calendar(string zone, string days) => Assert.Contains(
        $"示例网 · {days}<", _view.Show(Sample, Body("x"), 1, null, [], TimeZoneInfo.FindSystemTimeZoneById(zone), Language.English).Text.Html, StringComparison.Ordinal);

    [Fact]
    public void Sharing_is_offered_only_where_the_bot_has_an_inline_mode_and_a_page_only_where_it_can_be_reached()
    {
        Assert.Empty(_view.Ways(Sample, canShare: false, Language.English));
        Assert.Equal("A < B & \"C\"", Assert.Single(_view.Ways(Sample, canShare: true, Language.English)).SharedQuery);
        var reachable = new ArticleView(TextFile.ReadAll(Repository.PathOf("content/texts")), Web with { PublicUrl = "https://news.example.org" });
        Assert.Equal("https://news.example.org/a/abcdefghij", Assert.Single(reachable.Ways(Sample, canShare: false, Language.English)).Url);
        Assert.Equal("https://example.org/a.jpg", _view.Show(Sample with { ImageUrl = "https://example.org/a.jpg" }, Body("x"), 1, null, [], China, Language.English).PictureUrl);
    }

    [Fact]
    public void Pages_are_turned_by_buttons_that_name_the_page()
    {
        var body = Body([.. Enumerable.Repeat(new string('a', 1_000), 7)]);
        var lines = Enumerable.Range(0, 6).Select(page => string.Join(' ', _view.Show(Sample, body, page, null, [], China, Language.English).Buttons.SelectMany(row => row).Select(button => button.CommandLine).OfType<string>()));
        Assert.Equal(
            [
                "/read abcdefghij 2",
                "/read abcdefghij 2",
                "/read abcdefghij 1 /read abcdefghij 3",
                "/read abcdefghij 2 /read abcdefghij 4",
                "/read abcdefghij 3",
                "/read abcdefghij 3",
            ],
            lines);
    }

    [Fact]
    public void Other_sources_of_the_story_are_a_tap_away()
    {
        var others = new[] { Sample, Sample with { Id = 2, Key = "other00000", Source = "示例报" }, Sample with { Id = 3, Key = "other00001", Source = "示例报" } };
        var button = Assert.Single(_view.Show(Sample, Body("x"), 1, null, others, China, Language.Chinese).Buttons[0]);
        Assert.Equal("/read other00000", button.CommandLine);
        Assert.Contains("示例报", button.Label, StringComparison.Ordinal);
    }

    [Fact]
    public void Code_stays_as_it_was_written_in_whichever_script_the_words_around_it_are_read()
    {
        var body = new ArticleBody { Paragraphs = [new Paragraph(ParagraphKind.Text, "软件的一行："), new Paragraph(ParagraphKind.Code, "print('软件')"), new Paragraph(ParagraphKind.Text, "运行没有结果。")] };
        Assert.EndsWith(
            "軟件的一行：\n\n<pre>print('软件')</pre>\n\n運行沒有結果。",
            _view.Show(Sample with { Title = "标题" }, body, 1, null, [], China, Language.TraditionalChinese).Text.Html,
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_post_without_text_says_so() =>
        Assert.Contains("没有正文", _view.Show(Sample, Body(), 1, null, [], China, Language.Chinese).Text.Html, StringComparison.Ordinal);

    private static ArticleBody Body(params string[] texts) => new() { Paragraphs = [.. texts.Select(text => new Paragraph(ParagraphKind.Text, text))] };
}
