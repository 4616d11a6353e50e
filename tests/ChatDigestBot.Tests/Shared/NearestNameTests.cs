using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Shared;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["start", "stats", "stop", "subscribe", "unsubscribe", "search", "settings", "topics", "时区", "人工智能", "智慧城市"];

    [Theory]
    [InlineData("topcis", "topics")]
    [InlineData("topic", "topics")]
    [InlineData("serach", "search")]
    [InlineData("sub", "subscribe")]
    [InlineData("人工只能", "人工智能")]
    [InlineData("智慧", "智慧城市")]
    [InlineData("城市", "智慧城市")]
    public void The_best_guess_comes_first(string typed, string expected) => Assert.Equal(expected, NearestName.Find(typed, Names, 2)[0]);

    [Theory]
    [InlineData("")]
    [InlineData("xyzzy")]
    [InlineData("q")]
    [InlineData("量子")]
    public void Nothing_near_is_nothing(string typed) => Assert.Empty(NearestName.Find(typed, Names, 2));

    [Theory]
    [InlineData("ab", "ab", 0)]
    [InlineData("ab", "ba", 1)]
    [InlineData("abc", "abd", 1)]
    [InlineData("", "abc", 3)]
    [InlineData("kitten", "sitting", 3)]
    public void Edits_count_letters_changed_added_left_out_and_swapped(string left, string right, int edits) => Assert.Equal(edits, NearestName.Edits(left, right));
}
