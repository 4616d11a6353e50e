using ChatDigestBot.Search.Matching;
using ChatDigestBot.Search.Words;
using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Search.Words;

public sealed class TermListTests
{
    private readonly TermList _terms = new();

    [Fact]
    public void A_title_gives_pairs_single_characters_words_and_readings()
    {
        var terms = Terms("华为5G", "");
        Assert.Superset(new HashSet<string> { "§华为", "§华", "§为", "§5g", "华为", "¶华为", "¬hua＇wei" }, terms);
        Assert.DoesNotContain("为5", terms);
    }

    [Fact]
    public void Text_is_found_anywhere_but_only_what_it_is_about_is_its_focus()
    {
        var filler = string.Concat(Enumerable.Repeat("甲乙丙丁，", 40));
        var terms = Terms("题", $"开头{filler}储能一次。芯片，芯片，芯片");
        Assert.Superset(new HashSet<string> { "储能", "芯片", "¶芯片", "¶开头" }, terms);
        Assert.DoesNotContain("¶储能", terms);
        Assert.DoesNotContain("§储能", terms);
    }

    [Fact]
    public void Each_term_is_listed_once()
    {
        var terms = _terms.Of("芯片芯片", "芯片芯片 chip chips", ["ai"], "IT 之家").Split(' ');
        Assert.Equal(terms.Distinct(), terms);
    }

    [Fact]
    public void Compound_words_are_found_whole_and_in_parts() =>
        Assert.Superset(new HashSet<string> { "gpt", "4o", "gpt4o", "iphone15", "iphone", "15", "c", "c＋＋", "3．5", "1000", "node", "js" }, Terms("", "GPT-4o iPhone15 C++ 3.5 1,000 Node.js"));

    [Theory]
    [InlineData("台积电 3nm 工艺", "3nm", "3 nm")]
    [InlineData("台积电 3 nm 工艺", "3nm", "3 nm")]
    [InlineData("苹果 A18Pro 处理器", "A18Pro", "A18 Pro")]
    [InlineData("苹果 A18 Pro 处理器", "A18Pro", "A18 Pro")]
    [InlineData("RTX5090Ti 上市", "RTX5090Ti", "RTX 5090 Ti", "RTX5090 Ti")]
    [InlineData("RTX 5090 Ti 上市", "RTX5090Ti", "RTX 5090 Ti", "RTX5090 Ti")]
    [InlineData("Windows 7 停止支持", "windows7", "windows 7")]
    [InlineData("Windows7 停止支持", "windows7", "windows 7")]
    [InlineData("电池 5000 mAh", "5000mah", "5000 mAh")]
    [InlineData("电池 5000mAh", "5000mah", "5000 mAh")]
    [InlineData("装机 2 GW", "2gw", "2 GW")]
    [InlineData("M4 Max 芯片", "m4max", "M4 Max")]
    [InlineData("M4Max 芯片", "m4max", "M4 Max")]
    public void A_number_and_what_belongs_to_it_are_found_however_they_are_spaced(string text, params string[] queries)
    {
        var terms = Terms("", text);
        Assert.All(queries, query =>
        {
            Assert.All(query.Split(' '), word => Assert.True(Holds(WordTerms.Of(SearchFolding.Fold(word), SearchField.Anywhere)!, terms), $"{word} of {query}"));
            Assert.True(new WordPattern(SearchFolding.Fold(query), isExact: false).TryFind(SearchFolding.Fold(text), 0, out _), query);
        });
    }

    [Theory]
    [InlineData("In 2024 the plan", "2024the")]
    [InlineData("page 3 of 7", "3of")]
    [InlineData("3 天 nm", "3nm")]
    [InlineData("3  nm", "3nm")]
    [InlineData("a1b2c3d4e5f6", "a1b2")]
    public void Words_that_only_stand_side_by_side_are_not_joined(string text, string joined) => Assert.DoesNotContain(joined, Terms("", text));

    [Fact]
    public void Characters_that_only_look_like_others_are_those_others() =>
        Assert.Superset(new HashSet<string> { "§人工", "§工智", "文件" }, Terms("\u2F08\u2F2F智能", "\u2F42件"));

    private static bool Holds(TermExpression expression, HashSet<string> terms) => expression switch
    {
        TermExpression.Has has => terms.Contains(has.Term),
        TermExpression.Begins begins => terms.Any(term => term.StartsWith(begins.Term, StringComparison.Ordinal)),
        TermExpression.All all => all.Of.All(part => Holds(part, terms)),
        TermExpression.Any any => any.Of.Any(part => Holds(part, terms)),
        _ => false,
    };

    [Fact]
    public void Topic_and_source_are_terms_whatever_signs_they_hold() =>
        Assert.Superset(new HashSet<string> { "¤smart－city", "¢it之家", "·" }, _terms.Of("", "", ["smart-city"], "IT 之家").Split(' ').ToHashSet());

    [Fact]
    public void A_post_after_a_long_one_is_not_mixed_with_it()
    {
        var many = string.Concat(Enumerable.Range(0x4E00, 9000).Select(code => (char)code));
        _terms.Of("长", many, [], null);
        Assert.Equal("· §短 短", _terms.Of("短", "", [], null));
    }

    [Fact]
    public void The_part_beyond_the_limit_is_left_out()
    {
        var terms = Terms("", new string('，', TermList.MaxCharacters) + "末尾");
        Assert.DoesNotContain("末尾", terms);
    }

    private HashSet<string> Terms(string title, string text) => [.. _terms.Of(title, text, [], null).Split(' ')];
}
