using ChatDigestBot.Articles.Cleaning;
using ChatDigestBot.Articles.Reading;
using ChatDigestBot.Articles.Summaries;

namespace ChatDigestBot.Tests.Articles.Summaries;

/// <summary>The summary of a post written down in a test.</summary>
internal static class TestSummary
{
    public static (Summary Summary, string Text) Of(string title, string text, BodyFormat format = BodyFormat.Text, string? description = null)
    {
        var post = new Post { Path = "a.txt", Head = FrontMatter.None, Body = text, Format = format, Problems = [] };
        var clean = PostCleaner.Clean(post, DateTimeOffset.UnixEpoch) with { Title = title };
        return (Summariser.Summarise(title, clean.Body, clean.Text, Language(title + clean.Text), description), clean.Text);
    }

    public static int MostOf(string text) => Summariser.MaxLength(Language(text));

    private static string Language(string text) => TextMeasure.Of("", text).Language == "en" ? "en" : "zh-Hans";
}
