using System.Text.RegularExpressions;
using ChatDigestBot.Shared;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Tests.Texts;

public sealed partial class TextCatalogueTests
{
    private static readonly TextCatalogue Texts = TextFile.ReadAll(Path.Combine(Repository.Root, "content/texts"));

    [Fact]
    public void Both_languages_have_the_same_keys() =>
        Assert.Equal(Keys(Language.Chinese).Order(), Keys(Language.English).Order());

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
    public void Placeholders_are_the_same_in_both_languages() =>
        Assert.All(Texts.Keys(Language.English).Where(key => Texts.Keys(Language.Chinese).Contains(key)), key =>
            Assert.Equal(Placeholders(Language.English, key), Placeholders(Language.Chinese, key)));

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

    [GeneratedRegex("\"([a-z][A-Za-z]*(?:\\.[A-Za-z0-9-]+)+)\"")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\$""([a-z][A-Za-z]*\.(?:[A-Za-z0-9-]+\.)*[A-Za-z0-9-]*)\{")]
    private static partial Regex Prefix();

    [GeneratedRegex("(?:[tT]exts\\.(?:Get|Html)\\(\\s*[\\w.]+,\\s*|\\bSay\\(\\s*)\"([^\"]+)\"")]
    private static partial Regex Used();
}
