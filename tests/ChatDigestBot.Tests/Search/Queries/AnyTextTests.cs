using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Queries;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;
using FsCheck;
using FsCheck.Fluent;

namespace ChatDigestBot.Tests.Search.Queries;

/// <summary>Whatever people type, paste or attack with.</summary>
public sealed class AnyTextTests
{
    [Fact]
    public void Any_text_is_read_without_an_error() => ForAnyText(text =>
    {
        SearchQueryParser.TryParse(text, new DateTimeOffset(2026, 7, 15, 0, 0, 0, TimeSpan.Zero), TimeZoneInfo.Utc, out var query);
        Assert.All(query.Wanted, word => Assert.NotNull(WordTerms.Of(SearchFolding.Fold(word.Typed), SearchField.Anywhere)));
    });

    [Fact]
    public void No_sign_of_a_query_gets_into_a_term() => ForAnyText(text =>
    {
        var folded = SearchFolding.Fold(text);
        Assert.All(Leaves(WordTerms.Of(folded, SearchField.Anywhere)), term => Assert.DoesNotContain(term, character => char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character)));
        Assert.All(new TermList().Of(text, text, [text], text).Split(' '), term =>
        {
            Assert.NotEmpty(term);
            Assert.DoesNotContain(term, character => char.IsAscii(character) && !char.IsAsciiLetterOrDigit(character));
            Assert.Equal(term, System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(term)));
        });
    });

    [Fact]
    public void A_text_matches_itself() => ForAnyText(text =>
    {
        var folded = SearchFolding.Fold(text);
        Assert.True(!new RunReader(folded).TryRead(out _) || new WordPattern(folded, isExact: false).TryFind(folded, 0, out _), text);
    });

    internal static Gen<string> Texts { get; } = Gen.OneOf(
        ArbMap.Default.GeneratorFor<string>().Select(text => text ?? ""),
        Gen.Elements(
            "智", "慧城", "智慧城市", "華為", "AI", "5G", "gpt-4", "c++", "c#", "'", "\"", "“", "”", "「", "」", "《", "-", "－", "OR", "AND", "NOT", "NEAR(", ")", "(", "*", "^", "+", ":", "：",
            "topic:", "source:", "title:", "after:2026", "before:", "last:7d", "话题：", " ", "　", "\n", "\0", "\\", "/", "{", "}", "|", "&", "!", "<->", "<b>", "&amp;", "%", "_", ";--", "@x",
            "🙂", "𠮷", "\uD842", "\uDFB7", "§", "¶", "·", "¬", "¤", "¢", "．", "3.5", "1,000", "don't", "é", "ガ", "한국", "ไทย", "עברית", "\u200B", "\u0301", "ies", "ss")
            .ArrayOf().Select(parts => string.Concat(parts)));

    private static void ForAnyText(Action<string> holds) =>
        Prop.ForAll(Texts.ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(400));

    private static IEnumerable<string> Leaves(TermExpression? expression) => expression switch
    {
        null => [],
        TermExpression.Has has => [has.Term],
        TermExpression.Begins begins => [begins.Term],
        TermExpression.All all => all.Of.SelectMany(Leaves),
        TermExpression.Any any => any.Of.SelectMany(Leaves),
        TermExpression.Without without => Leaves(without.Kept).Concat(Leaves(without.Taken)),
        _ => throw new InvalidOperationException(),
    };
}
