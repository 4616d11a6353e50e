using System.Reflection;
using System.Text.RegularExpressions;
using ChatDigestBot.App;

namespace ChatDigestBot.Tests.Architecture;

public sealed class PatternTests
{
    private static readonly string[] Folders = ["Articles", "Conversation", "Digests", "Feeds", "Follows", "Search", "Subscribers", "Texts"];

    [Fact]
    public void Patterns_over_posts_and_what_people_type_never_look_for_long()
    {
        var patterns = (from type in typeof(BotApp).Assembly.GetTypes()
                        where Folders.Any(folder => $"{type.Namespace}.".StartsWith($"ChatDigestBot.{folder}.", StringComparison.Ordinal))
                        from method in type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
                        let pattern = method.GetCustomAttribute<GeneratedRegexAttribute>()
                        where pattern is not null
                        select (Name: $"{type.Name}.{method.Name}", Pattern: pattern)).ToList();
        Assert.True(patterns.Count > 30, "The patterns were not found.");
        Assert.DoesNotContain(patterns, found => found.Pattern.MatchTimeoutMilliseconds <= 0 && !found.Pattern.Options.HasFlag(RegexOptions.NonBacktracking));
    }

    [Fact]
    public void Nor_do_those_that_are_interpreted()
    {
        var patterns = typeof(BotApp).Assembly.GetTypes()
            .SelectMany(type => type.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly))
            .Where(field => field.FieldType == typeof(Regex) && field.DeclaringType!.Namespace?.StartsWith("ChatDigestBot", StringComparison.Ordinal) == true)
            .Select(field => (Name: $"{field.DeclaringType!.Name}.{field.Name}", Pattern: (Regex)field.GetValue(null)!)).ToList();
        Assert.True(patterns.Count > 20, "The patterns were not found.");
        Assert.DoesNotContain(patterns, found => found.Pattern.MatchTimeout == Regex.InfiniteMatchTimeout);
    }
}
