using System.Globalization;
using System.Text.RegularExpressions;

namespace ChatDigestBot.Tests.Articles;

/// <summary>The project's own posts keep the form of real ones and fill every day people try the bot on.</summary>
public sealed partial class ProjectPostsTests
{
    private static readonly string[] Keys = ["title", "categories", "headimg", "author", "comments", "date", "thumbnail"];
    private static readonly Dictionary<string, string> Posts = Directory
        .EnumerateFiles(Repository.PathOf("content/articles"), "*.md", SearchOption.AllDirectories)
        .ToDictionary(path => path, File.ReadAllText);

    [Fact]
    public void There_are_enough_in_both_languages_and_from_many_sources()
    {
        var titles = Posts.Values.Select(text => Value(text, "title")).ToList();

        Assert.True(titles.Count(HasChinese) >= 90, "too few Chinese posts");
        Assert.True(titles.Count(title => !HasChinese(title)) >= 40, "too few English posts");
        Assert.Equal(titles.Count, titles.Distinct(StringComparer.Ordinal).Count());
        Assert.True(Posts.Values.Select(text => Value(text, "author")).Distinct(StringComparer.Ordinal).Count() >= 8, "too few sources");
    }

    [Fact]
    public void Each_has_the_form_of_a_real_post()
    {
        Assert.NotEmpty(Posts);
        Assert.All(Posts, post =>
        {
            var (path, text) = post;
            var form = Form().Match(text);
            Assert.True(form.Success, $"{path} has not the form of a real post");
            Assert.Equal(Keys, Key().Matches(form.Groups["head"].Value).Select(key => key.Groups[1].Value));

            var categories = Regex.Matches(form.Groups["head"].Value, "^ - (.+)$", RegexOptions.Multiline).Select(item => item.Groups[1].Value).ToList();
            var folder = Path.GetRelativePath(Repository.PathOf("content/articles"), Path.GetDirectoryName(path)!);
            Assert.Equal(categories, folder.Split(Path.DirectorySeparatorChar));
            Assert.Equal(categories[1], Value(text, "author"));
            Assert.Contains(["示例", "範例", "Example"], word => categories[1].Contains(word, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Most_of_sixty_days_have_one_and_each_of_the_newest_ten_at_least_two()
    {
        var days = Posts.Values.Select(Date).GroupBy(date => DateOnly.FromDateTime(date.UtcDateTime)).ToDictionary(day => day.Key, day => day.Count());
        var newest = days.Keys.Max();

        Assert.InRange(newest.DayNumber - days.Keys.Min().DayNumber, 59, 65);
        Assert.True(days.Count >= 50, $"only {days.Count} of 60 days have a post");
        Assert.All(Enumerable.Range(0, 10), back => Assert.True(days.GetValueOrDefault(newest.AddDays(-back)) >= 2, $"{newest.AddDays(-back)} has too few"));
    }

    private static DateTimeOffset Date(string text) =>
        DateTimeOffset.Parse(Value(text, "date"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);

    private static string Value(string text, string key) => Regex.Match(text, $"^{key}: (.*)$", RegexOptions.Multiline).Groups[1].Value;

    private static bool HasChinese(string text) => text.Any(letter => letter is >= '\u4e00' and <= '\u9fff');

    [GeneratedRegex(@"\A\n---\n(?<head>.+?)\n---\n\n<div>   \n(?<body>.+)\n</div>\n +\z", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("^([a-z]+):", RegexOptions.Multiline)]
    private static partial Regex Key();
}
