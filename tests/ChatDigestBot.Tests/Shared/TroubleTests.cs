using ChatDigestBot.Shared;

namespace ChatDigestBot.Tests.Shared;

public sealed class TroubleTests
{
    [Fact]
    public void An_outage_of_an_hour_is_a_line_at_its_beginning_and_one_at_its_end()
    {
        var trouble = new Trouble();
        Assert.False(trouble.Ends());
        Assert.Equal([true, false, false], Enumerable.Range(0, 3).Select(_ => trouble.Begins(new TimeoutException())));
        Assert.True(trouble.Begins(new InvalidOperationException()), "another kind hid behind the first");
        Assert.True(trouble.Ends());
        Assert.False(trouble.Ends());
        Assert.True(trouble.Begins(new TimeoutException()));
    }
}
