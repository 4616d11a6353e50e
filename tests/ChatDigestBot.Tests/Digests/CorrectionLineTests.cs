using ChatDigestBot.Articles;
using ChatDigestBot.Articles.Curated;
using ChatDigestBot.Digests.Composing;
using ChatDigestBot.Digests.Corrections;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Digests;

public sealed class CorrectionLineTests
{
    private const string OldTitle = "X keeps pictures";
    private const string NewTitle = "X keeps pictures for a day";
    private const string OldSummary = "It keeps them for ever. Nobody knows why.";
    private const string NewSummary = "It keeps them for a day. A timer removes them.";
    private static readonly DateOnly Day = new(2026, 11, 24);
    private static readonly CorrectionLine Line = new(DigestTest.Texts);

    [Fact]
    public void A_title_that_was_corrected_is_not_corrected_again_when_the_summary_is()
    {
        var first = Under(Sent(OldTitle, OldSummary), Now(NewTitle, OldSummary))!.Value;
        Assert.EndsWith("“X keeps pictures” should read “X keeps pictures for a day”.", first.Plain, StringComparison.Ordinal);
        var second = Under(first, Now(NewTitle, NewSummary))!.Value;
        Assert.EndsWith($"“{NewTitle}”: {NewSummary}", second.Plain, StringComparison.Ordinal);
        Assert.Single(Count(second, "should read"));
    }

    [Fact]
    public void What_was_corrected_yesterday_is_not_corrected_again_today()
    {
        var corrected = Under(Sent(OldTitle, OldSummary), Now(NewTitle, NewSummary))!.Value;
        Assert.Single(Count(corrected, "should read"));
        Assert.Null(Under(corrected, Now(NewTitle, NewSummary), day: Day.AddDays(1)));
    }

    [Fact]
    public void A_title_that_got_its_old_words_back_is_corrected_back()
    {
        var corrected = Under(Sent(OldTitle, OldSummary), Now(NewTitle, OldSummary))!.Value;
        var back = Under(corrected, Now(OldTitle, OldSummary), told: [Told(OldTitle, OldSummary), Told(NewTitle, OldSummary)])!.Value;
        Assert.EndsWith($"“{NewTitle}” should read “{OldTitle}”.", back.Plain, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OldTitle, NewTitle)]
    [InlineData(NewTitle, OldTitle)]
    [InlineData("Not " + OldTitle, OldTitle)]
    [InlineData(OldTitle, "Not " + OldTitle)]
    public void A_title_that_is_part_of_the_other_is_not_taken_for_it(string before, string after)
    {
        foreach (var told in new ToldArticle[][] { [Told(before, OldSummary), Told(after, OldSummary)], [Told(after, OldSummary), Told(before, OldSummary)] })
        {
            Assert.Null(Under(Sent(after, OldSummary), Now(after, OldSummary), told: told));
            Assert.EndsWith($"“{before}” should read “{after}”.", Under(Sent(before, OldSummary), Now(after, OldSummary), told: told)!.Value.Plain, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(NewSummary)]
    [InlineData("It keeps them for a day.")]
    public void A_digest_that_told_the_new_summary_is_left_alone(string shown) =>
        Assert.Null(Under(Sent(OldTitle, shown), Now(OldTitle, NewSummary), told: [Told(OldTitle, OldSummary), Told(OldTitle, NewSummary)]));

    [Fact]
    public void A_digest_that_told_the_new_summary_without_its_day_is_left_alone()
    {
        const string Dated = "On 24 November 2026, pictures went. A timer removes them.";
        Assert.Null(Under(Sent(OldTitle, "Pictures went. A timer removes them."), Now(OldTitle, Dated), told: [Told(OldTitle, OldSummary), Told(OldTitle, Dated)]));
    }

    [Fact]
    public void A_summary_whose_first_sentence_stayed_is_corrected_where_all_of_it_was_told_and_nowhere_else()
    {
        const string After = "It keeps them for ever. A timer removes them.";
        Assert.EndsWith(After, Under(Sent(OldTitle, OldSummary), Now(OldTitle, After))!.Value.Plain, StringComparison.Ordinal);
        Assert.Null(Under(Sent(OldTitle, "It keeps them for ever."), Now(OldTitle, After)));
    }

    [Fact]
    public void A_summary_in_the_other_script_is_not_another_summary()
    {
        var (simplified, traditional) = ("图片保存一天，到时自动清除。", "圖片保存一天，到時自動清除。");
        var now = Now("平台更新", simplified) with { Language = "zh-Hans" };
        ToldArticle[] told = [Told("平台更新", traditional) with { Language = "zh-Hant" }, Told("平台更新", simplified) with { Language = "zh-Hans" }];
        foreach (var (language, summary) in new[] { (Language.Chinese, simplified), (Language.TraditionalChinese, traditional) })
        {
            Assert.Null(Under(Sent("平台更新", summary), now, language, told: told));
            Assert.Null(Under(Sent("平台更新", ""), now, language, told: told));
            Assert.Null(Under(Sent("平台更新", ""), now, language, told: [told[1], told[0]]));
        }
    }

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Only_what_an_editor_said_is_a_correction(bool isTitleSaid, bool isSummarySaid)
    {
        var said = new CuratedArticle { ArticleKey = "k1", Title = isTitleSaid ? NewTitle : null, Summary = isSummarySaid ? NewSummary : null, CuratedBy = 1, CuratedAt = SomeArticle.Now };
        var corrected = Under(Sent(OldTitle, OldSummary), Now(NewTitle, NewSummary), said: said)?.Plain ?? "";
        Assert.Equal(isTitleSaid, corrected.Contains("should read", StringComparison.Ordinal));
        Assert.Equal(isSummarySaid, corrected.Contains(NewSummary, StringComparison.Ordinal));
    }

    private static HtmlText? Under(HtmlText sent, Article now, Language language = Language.English, DateOnly? day = null, ToldArticle[]? told = null, CuratedArticle? said = null) =>
        Line.Under(sent, told ?? [Told(OldTitle, OldSummary)], now, said ?? new CuratedArticle { ArticleKey = now.Key, Title = now.Title, Summary = now.Summary, CuratedBy = 1, CuratedAt = SomeArticle.Now }, language, day ?? Day);

    private static IEnumerable<int> Count(HtmlText text, string words) =>
        Enumerable.Range(0, text.Plain.Length).Where(index => text.Plain.AsSpan(index).StartsWith(words, StringComparison.Ordinal));

    private static HtmlText Sent(string title, string summary) =>
        HtmlText.Lines(EditionText.ShownTitle(title).Link("https://example.org/a/k1").Bold(), HtmlText.Encode(summary), HtmlText.Encode("Example Wire · today").Italic());

    private static Article Now(string title, string summary) =>
        SomeArticle.Of(1) with { Title = title, Summary = summary, Language = "en", PublishedAt = new DateTimeOffset(2026, 11, 24, 2, 0, 0, TimeSpan.Zero) };

    private static ToldArticle Told(string title, string summary) => new() { Title = title, Summary = summary, StoryId = "s1", Language = "en" };
}
