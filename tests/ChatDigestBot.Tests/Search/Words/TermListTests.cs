using ChatDigestBot.Search.Words;

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
