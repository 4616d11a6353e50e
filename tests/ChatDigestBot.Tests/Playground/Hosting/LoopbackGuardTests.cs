using ChatDigestBot.Playground.Hosting;
using Microsoft.AspNetCore.Http;

namespace ChatDigestBot.Tests.Playground.Hosting;

public sealed class LoopbackGuardTests
{
    [Theory]
    [InlineData("127.0.0.1:8080", null)]
    [InlineData("localhost:8080", null)]
    [InlineData("[::1]:8080", null)]
    [InlineData("127.0.0.1:8080", "http://127.0.0.1:8080")]
    public void This_machine_may_come_in(string host, string? origin)
    {
        Assert.True(LoopbackGuard.Allows(new HostString(host), origin));
    }

    [Theory]
    [InlineData("evil.example:8080", null)]
    [InlineData("127.0.0.1.evil.example", null)]
    [InlineData("192.168.1.2:8080", null)]
    [InlineData("", null)]
    [InlineData("127.0.0.1:8080", "http://evil.example")]
    [InlineData("127.0.0.1:8080", "http://127.0.0.1:9999")]
    [InlineData("127.0.0.1:8080", "https://127.0.0.1:8080")]
    [InlineData("127.0.0.1:8080", "null")]
    public void Everybody_else_may_not(string host, string? origin)
    {
        Assert.False(LoopbackGuard.Allows(new HostString(host), origin));
    }
}
