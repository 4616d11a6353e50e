using ChatDigestBot.Articles.Stories;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Articles.Stories;

public sealed class StoryReasonsTests
{
    private static readonly TextCatalogue Texts = TextFile.ReadAll(Path.Combine(Repository.Root, "content/texts"));

    private static readonly StoryComparison Pair = new()
    {
        Similarity = 0.454,
        Numbers = new Agreement(3, 5),
        Names = new Agreement(2, 4),
        Figures = new Agreement(4, 6),
        MostFigures = 7,
        Days = new Agreement(1, 1),
        Support = 0.5,
        TitlesShare = 3,
        TitlesPart = 0.5,
        MostSupport = 0.7,
        AreOneEvent = true,
        Phrases = 2,
        Likeness = 0.341,
        IsCorrection = false,
        DaysApart = 1.26,
        TitlesContradict = false,
        TitlesAnswer = true,
    };

    [Theory]
    [InlineData("reissue", "a re-issue: 45 % of the text, 3 of 5 numbers and 2 of 4 names agree, 1.3 days apart", "改题重发：正文重合 45%，数字 3/5、名称 2/4 一致，相隔 1.3 天")]
    [InlineData("sameFigures", "told by two writers: 4 of 6 amounts and 2 of 4 names agree, 50 % of each title is in the other's text, 1.3 days apart", "两家各自报道：数据 4/6、名称 2/4 一致，标题有 50% 见于对方正文，相隔 1.3 天")]
    [InlineData("oneEvent", "told by two writers of one event: the same who and what, 3 words of the titles in common, 50 % of each title is in the other's text, 1.3 days apart", "两家报道同一事件：人物和事件相同，标题有 3 处相同、50% 见于对方正文，相隔 1.3 天")]
    public void Why_posts_are_one_story_is_said_in_the_readers_language(string rule, string english, string chinese)
    {
        var stored = StoryReasons.Of(rule, Pair).Write();
        Assert.Equal((english, chinese), (StoryReasons.Say(Texts, Language.English, stored).Words, StoryReasons.Say(Texts, Language.Chinese, stored).Words));
    }

    [Theory]
    [InlineData("sameText", "the same text: 45 % of the text, 3 of 5 numbers and 2 of 4 names agree, 1.3 days apart")]
    [InlineData("sameFigures", "told by two writers: 4 of 6 figures and 2 of 4 names agree, 50 % of each title is in the other's text, 1.3 days apart")]
    [InlineData("oneEvent", "told by two writers of one event: the same who and what, 3 words of the titles in common, 50 % of each title is in the other's text, 1.3 days apart")]
    public void Programs_are_told_in_the_words_they_know(string rule, string words) => Assert.Equal(words, StoryReasons.SayToPrograms(StoryReasons.Of(rule, Pair).Write()));

    [Fact]
    public void An_editors_word_is_said_too() => Assert.Equal(new SaidText("由编辑合并", Language.Chinese), StoryReasons.Say(Texts, Language.Chinese, StoryReasons.Editor.Write()));

    [Theory]
    [InlineData("the same text: 100 % of the text, 5 of 5 numbers and 3 of 3 names agree, 0 days apart")]
    [InlineData("editor")]
    [InlineData("""{"name":"ruleOfTomorrow","values":{"text":"45"}}""")]
    public void What_another_build_kept_stands_as_it_is(string stored) => Assert.Equal(new SaidText(stored, Language.English), StoryReasons.Say(Texts, Language.Chinese, stored));
}

internal static class KeptReason
{
    /// <summary>What a program that asks is told.</summary>
    public static string? InEnglish(this KeptText? reason) =>
        reason is null ? null : StoryReasons.SayToPrograms(reason.Write());
}
