using System.Globalization;
using ChatDigestBot.Texts;

namespace ChatDigestBot.Articles.Stories;

/// <summary>Why articles were found to tell the same story: which rule said so, and what it saw.</summary>
internal static class StoryReasons
{
    public static readonly KeptText Editor = new("editor", new Dictionary<string, string>());

    /// <summary>One says in its title that an article was wrong, and quotes the other's title.</summary>
    public static readonly KeptText QuotesTitle = new("quotesTitle", new Dictionary<string, string>());

    /// <param name="rule">Its sentence is the text <c>articles.storyReasons.RULE</c>.</param>
    public static KeptText Of(string rule, StoryComparison pair) => new(rule, new Dictionary<string, string>
    {
        ["text"] = Percent(pair.Similarity),
        ["numbers"] = Number(pair.Numbers.Shared),
        ["allNumbers"] = Number(pair.Numbers.Least),
        ["names"] = Number(pair.Names.Shared),
        ["allNames"] = Number(pair.Names.Least),
        ["amounts"] = Number(pair.Figures.Shared),
        ["allAmounts"] = Number(pair.Figures.Least),
        ["titleWords"] = Number(pair.TitlesShare),
        ["title"] = Percent(pair.Support),
        ["days"] = pair.DaysApart.ToString("0.#", CultureInfo.InvariantCulture),
    });

    /// <param name="stored">As the catalogue keeps it.</param>
    public static SaidText Say(TextCatalogue texts, Language language, string stored) => KeptText.Say(texts, language, stored, rule => $"articles.storyReasons.{rule}");

    /// <summary>As the verb <c>stories</c> says it, whose words scripts may know.</summary>
    /// <param name="stored">As the catalogue keeps it.</param>
    public static string SayToPrograms(string stored)
    {
        if (KeptText.Read(stored) is not { Values: var seen, Name: var rule })
        {
            return stored;
        }

        return rule switch
        {
            "correction" => $"a correction: {Text()}",
            "sameText" => $"the same text: {Text()}",
            "reissue" => $"a re-issue: {Text()}",
            "twoWriters" => $"told by two writers: {Text()}",
            "sameFigures" => $"told by two writers: {seen["amounts"]} of {seen["allAmounts"]} figures and {Names()} agree, {Titles()}",
            "oneEvent" => $"told by two writers of one event: the same who and what, {seen["titleWords"]} words of the titles in common, {Titles()}",
            "twoNewsrooms" => $"told by two newsrooms of one event: the same who, what and day, {Names()} and {seen["amounts"]} of {seen["allAmounts"]} figures agree, {Titles()}",
            "quotesTitle" => "a correction: it quotes the title",
            _ => rule,
        };

        string Text() => $"{seen["text"]} % of the text, {seen["numbers"]} of {seen["allNumbers"]} numbers and {Names()} agree, {Days()}";
        string Names() => $"{seen["names"]} of {seen["allNames"]} names";
        string Titles() => $"{seen["title"]} % of each title is in the other's text, {Days()}";
        string Days() => $"{seen["days"]} days apart";
    }

    private static string Percent(double part) => (part * 100).ToString("0", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
