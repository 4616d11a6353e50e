using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Search.Matching;

public sealed class WordTermsTests
{
    [Theory]
    [InlineData("智慧城市", "(\"智慧\" AND \"慧城\" AND \"城市\")", "('智慧' & '慧城' & '城市')")]
    [InlineData("芯", "\"芯\" *", "'芯':*")]
    [InlineData("robots", "\"robot\"", "'robot'")]
    [InlineData("gpt-4", "(\"gpt4\" OR (\"gpt\" AND \"4\"))", "('gpt4' | ('gpt' & '4'))")]
    [InlineData("iphone15", "(\"iphone15\" OR (\"iphone\" AND \"15\"))", "('iphone15' | ('iphone' & '15'))")]
    [InlineData("5g", "\"5g\"", "'5g'")]
    [InlineData("c++", "\"c＋＋\"", "'c＋＋'")]
    public void A_word_becomes_the_terms_a_post_with_it_has(string word, string fts5, string tsQuery)
    {
        var expression = WordTerms.Of(word, SearchField.Anywhere)!;
        Assert.Equal(fts5, expression.ToFts5());
        Assert.Equal(tsQuery, expression.ToTsQuery());
    }

    [Fact]
    public void Signs_alone_have_no_terms() => Assert.Null(WordTerms.Of("?!", SearchField.Title));

    [Theory]
    [InlineData("智慧城市")]
    [InlineData("華為 5G-A")]
    [InlineData("GPT-4o")]
    [InlineData("iPhone15")]
    [InlineData("C++")]
    [InlineData("3.5")]
    [InlineData("don't")]
    [InlineData("Node.js/Deno")]
    [InlineData("𠮷野家")]
    [InlineData("a-b-c-d-e-f")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaas")]
    public void A_post_has_the_terms_of_every_word_it_says(string word)
    {
        var terms = new TermList().Of(word, $"前文 {word} 后文", [], null).Split(' ').ToHashSet();
        foreach (var place in new[] { SearchField.Anywhere, SearchField.Title, SearchField.Focus })
        {
            Assert.True(Holds(WordTerms.Of(SearchFolding.Fold(word), place)!, terms), $"{place}: {string.Join(' ', terms)}");
        }
    }

    private static bool Holds(TermExpression expression, HashSet<string> terms) => expression switch
    {
        TermExpression.Has has => terms.Contains(has.Term),
        TermExpression.Begins begins => terms.Any(term => term.StartsWith(begins.Term, StringComparison.Ordinal)),
        TermExpression.All all => all.Of.All(part => Holds(part, terms)),
        TermExpression.Any any => any.Of.Any(part => Holds(part, terms)),
        TermExpression.Without without => Holds(without.Kept, terms) && !Holds(without.Taken, terms),
        _ => throw new InvalidOperationException(),
    };
}
