using System.Diagnostics;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;

namespace ChatDigestBot.Tests.App;

/// <summary>The image's health check is a line of bash; it is run here as it stands, but for the port.</summary>
public sealed class HealthCheckCommandTests
{
    [Theory]
    [InlineData(HttpStatusCode.OK, 0)]
    [InlineData(HttpStatusCode.ServiceUnavailable, 1)]
    public async Task It_succeeds_only_when_the_bot_says_it_lives(HttpStatusCode answer, int expected)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        await using var server = builder.Build();
        server.Run(context =>
        {
            context.Response.StatusCode = context.Request.Path == "/health/live" ? (int)answer : StatusCodes.Status404NotFound;
            return Task.CompletedTask;
        });
        await server.StartAsync();

        Assert.Equal(expected, await RunAsync(new Uri(server.Urls.Single()).Port));
    }

    [Fact]
    public async Task It_fails_when_nobody_listens()
    {
        using var closed = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        closed.Start();
        var port = ((IPEndPoint)closed.LocalEndpoint).Port;
        closed.Stop();

        Assert.NotEqual(0, await RunAsync(port));
    }

    private static async Task<int> RunAsync(int port)
    {
        var dockerfile = Repository.Text("Dockerfile");
        var array = Regex.Match(dockerfile, @"^HEALTHCHECK [^\n]*\\\n\s*CMD (\[.*\])$", RegexOptions.Multiline).Groups[1].Value;
        var words = JsonSerializer.Deserialize<string[]>(array.Replace("127.0.0.1/8080", $"127.0.0.1/{port}", StringComparison.Ordinal))!;
        Assert.Contains($"/dev/tcp/127.0.0.1/{port}", words[^1], StringComparison.Ordinal);

        using var process = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardError = true })!;
        await process.WaitForExitAsync();
        return process.ExitCode;
    }
}
