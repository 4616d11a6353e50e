using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Texts;

public sealed partial class TextCatalogueTests
{
    private static readonly TextCatalogue Texts = TextFile.ReadAll(Path.Combine(Repository.Root, "content/texts"));

    [Fact]
    public void Every_language_has_the_same_keys() =>
        Assert.All(Languages.All, language => Assert.Equal(Keys(Language.English).Order(), Keys(language).Order()));

    [Fact]
    public void Every_text_is_used_and_every_used_text_exists()
    {
        var code = string.Join('\n', Repository.SourceFiles().Concat(Repository.SourceFiles("*.razor"))
            .Where(file => file.StartsWith("src/ChatDigestBot/", StringComparison.Ordinal))
            .Select(file => File.ReadAllText(Path.Combine(Repository.Root, file))));
        var literals = Literal().Matches(code).Select(match => match.Groups[1].Value).ToHashSet();
        Assert.True(literals.Count > 50, "looked at too few texts");

        // Composed keys end with a dot in the code, such as $"commands.{name}".
        var prefixes = Prefix().Matches(code).Select(match => match.Groups[1].Value).ToHashSet();
        var unused = Keys(Language.English).Where(key => !literals.Contains(key) && !prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.Ordinal)));
        var missing = Used().Matches(code).Select(match => match.Groups[1].Value).Where(key => !Texts.Has(Language.English, key)).Distinct();
        Assert.Equal(("", ""), (string.Join(' ', unused), string.Join(' ', missing)));
    }

    [Fact]
    public void The_number_by_which_a_broadcast_is_known_has_no_commas()
    {
        Assert.Equal("⏸ #1234: pause", Texts.Get(Language.English, "broadcasts.pause", ("id", 1234L)));
        Assert.Equal("#1234: retry failed (5,678)", Texts.Get(Language.English, "broadcasts.retry", ("id", 1234L), ("count", 5678)));
    }

    [Fact]
    public void Placeholders_are_the_same_in_every_language() => Assert.All(Languages.All, language =>
        Assert.All(Texts.Keys(Language.English).Where(key => Texts.Keys(language).Contains(key)), key =>
            Assert.Equal(Placeholders(Language.English, key), Placeholders(language, key))));

    [Theory]
    [InlineData(Language.Chinese, "摘要|主题|休假|存疑|「|」|设定|讯息|故事|人员|群话题")]
    [InlineData(Language.TraditionalChinese, "摘要|休假|存疑|“|”|設置|消息|搜索|鏈接|默認|故事|人員|廣播|訂閱源|撤回|收件箱|個聊天|群組話題|隱藏的詞")]
    [InlineData(Language.English, "holiday|in doubt|figures|at weekends|not here any more")]
    internal void Each_thing_has_one_word(Language language, string otherWords) => Assert.All(Texts.Keys(language), key =>
        Assert.DoesNotMatch(otherWords, Texts.Raw(language, key)));

    [Theory]
    [InlineData(Language.Chinese, "评价")]
    [InlineData(Language.TraditionalChinese, "評價")]
    [InlineData(Language.English, "votes")]
    internal void Votes_are_named_wherever_it_is_said_what_is_kept_or_erased(Language language, string votes) => Assert.All(
        ["privacy.policy", "privacy.forgetAsk", "privacy.forgotten", "subscribers.stopAsk"],
        key => Assert.Contains(votes, Texts.Raw(language, key), StringComparison.Ordinal));

    [Fact]
    public void Traditional_texts_hold_no_simplified_character_and_simplified_ones_no_traditional()
    {
        Assert.All(Texts.Keys(Language.Chinese), key => Assert.DoesNotContain(Texts.Raw(Language.Chinese, key), TextFolding.IsTraditional));
        Assert.All(Texts.Keys(Language.TraditionalChinese), key => Assert.DoesNotMatch("[们这说设订阅读简报暂发时间题样请问还没过对关处长书马鱼鸟见门车东云话]", Texts.Raw(Language.TraditionalChinese, key)));
    }

    // Of these there are always several, or it is no matter of one more or less.
    private static readonly string[] AlwaysSeveral =
    [
        "broadcasts.to.days", "delivery.manyLost", "digests.sources", "digests.whySources", "pages.articles.lastDays", "pages.articles.pagesEnd", "pages.articles.sources", "pages.articles.words",
        "pages.cron.everyMinutes", "pages.jobs.plot", "pages.jobs.times", "pages.overview.withoutTopics",
    ];

    [Fact]
    public void An_English_text_that_counts_knows_one_from_many() => Assert.DoesNotContain(Texts.Keys(Language.English), key =>
        !key.EndsWith(".one", StringComparison.Ordinal) && !key.EndsWith(".other", StringComparison.Ordinal) && !AlwaysSeveral.Contains(key) && Several().IsMatch(Texts.Raw(Language.English, key)));

    // YAML takes what is behind a blank and a number sign for a comment, and nobody hears of it: "Take broadcast #3 back?" would end before its number.
    [Fact]
    public void No_text_is_cut_off_at_a_number_sign() => Assert.All(Languages.All, language => Assert.DoesNotContain(
        File.ReadLines(Path.Combine(Repository.Root, "content/texts", $"{language.Tag()}.yaml")), line => CutOff().IsMatch(line)));

    [Fact]
    public void Arguments_are_escaped_unless_they_are_markup()
    {
        var texts = Of("hello {name}");
        Assert.Equal("hello &lt;b&gt;", texts.Html(Language.English, "key", ("name", "<b>")).Html);
        Assert.Equal("hello <b>x</b>", texts.Html(Language.English, "key", ("name", HtmlText.Encode("x").Bold())).Html);
        Assert.Equal("hello 12,345", texts.Get(Language.English, "key", ("name", 12345)));
        Assert.Throws<KeyNotFoundException>(() => texts.Get(Language.English, "key"));
    }

    private static TextCatalogue Of(string text) => new(Languages.All.ToDictionary(
        language => language, _ => (IReadOnlyDictionary<string, string>)new Dictionary<string, string> { ["key"] = text }));

    private static HashSet<string> Keys(Language language) => [.. Texts.Keys(language).Select(key => Plural().Replace(key, ""))];

    private static List<string> Placeholders(Language language, string key) =>
        [.. Placeholder().Matches(Texts.Raw(language, key)).Select(match => match.Value).Distinct().Order()];

    [GeneratedRegex(@"\.(one|other)$")]
    private static partial Regex Plural();

    [GeneratedRegex(@"\{[a-z][A-Za-z]*\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"\{count\} (?:[a-z]+ )?[a-z]+s\b")]
    private static partial Regex Several();

    [GeneratedRegex("""^\s+[A-Za-z0-9-]+: +[^"'|\s].*\s#""")]
    private static partial Regex CutOff();

    [GeneratedRegex("\"([a-z][A-Za-z]*(?:\\.[A-Za-z0-9-]+)+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\$""([a-z][A-Za-z]*\.(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]*)\{")]
    private static partial Regex Prefix();

    [GeneratedRegex("(?:[tT]exts\\.(?:Get|Html)\\(\\s*[\\w.]+,\\s*|\\bSay\\(\\s*)\"([^\"]+)\"")]
    private static partial Regex Used();
}
