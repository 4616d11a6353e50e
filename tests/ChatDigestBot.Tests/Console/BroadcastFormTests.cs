using ChatDigestBot.Console.Broadcasts;
using Microsoft.AspNetCore.Http;

namespace ChatDigestBot.Tests.Console;

public sealed class BroadcastFormTests
{
    [Fact]
    public void A_text_that_is_too_long_is_not_cut_within_a_character() =>
        Assert.Equal(new string('x', BroadcastForm.MaxLength - 1), Read(("text", new string('x', BroadcastForm.MaxLength - 1) + "\U0001F600")).Text);

    [Theory]
    [InlineData("3650", 3650)]
    [InlineData("3651", null)]
    [InlineData("0", null)]
    [InlineData("", null)]
    public void A_page_asks_for_activity_as_far_back_as_a_chat_may(string typed, int? days) =>
        Assert.Equal(days, Read(("active", typed)).Audience.ActiveDays);

    private static BroadcastForm Read(params (string Name, string Value)[] fields) =>
        BroadcastForm.Read(new FormCollection(fields.ToDictionary(field => field.Name, field => new Microsoft.Extensions.Primitives.StringValues(field.Value))), _ => true);
}
