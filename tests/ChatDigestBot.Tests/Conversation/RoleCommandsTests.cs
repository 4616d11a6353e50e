using ChatDigestBot.Web;

namespace ChatDigestBot.Tests.Conversation;

public sealed class RoleCommandsTests : IAsyncLifetime
{
    private TalkBench Bench { get; set; } = null!;

    public async Task InitializeAsync() => Bench = await TalkBench.StartAsync();

    public async Task DisposeAsync() => await Bench.DisposeAsync();

    [Fact]
    public async Task An_owner_makes_an_admin_who_makes_editors_and_no_admins()
    {
        await Bench.SaysAsync("/help");
        Assert.Contains("现在起是管理员", await TextAsync("/role 42 admin", TalkBench.Admin), StringComparison.Ordinal);
        Assert.Contains("现在起是编辑", await TextAsync("/role 43 编辑", TalkBench.Ming), StringComparison.Ordinal);
        Assert.Contains("你给不了", await TextAsync("/role 43 admin", TalkBench.Ming), StringComparison.Ordinal);
        Assert.Contains("你给不了", await TextAsync($"/role {TalkBench.Admin} reader", TalkBench.Ming), StringComparison.Ordinal);

        var audit = await Bench.Get<AuditLog>().ListAsync(before: null, 10, CancellationToken.None);
        Assert.Equal([(TalkBench.Ming, "43: editor", "reader"), (TalkBench.Admin, "42: admin", "reader")], audit.Where(entry => entry.Action == "role-given").Select(entry => (entry.UserId, entry.Subject, entry.Was)));
    }

    [Fact]
    public async Task For_whoever_has_no_role_there_is_no_such_command()
    {
        Assert.Equal(await TextAsync("/rolx 43 editor", TalkBench.Ming), await TextAsync("/role 43 editor", TalkBench.Ming));
    }

    private async Task<string> TextAsync(string words, long person) =>
        (await Bench.SaysAsync(words, person)).First(call => call.Method == "sendMessage").Text;
}
