using System.Net;
using System.Net.Sockets;
using ChatDigestBot.Playground.Hosting;

namespace ChatDigestBot.Tests.Playground.Hosting;

public sealed class PlaygroundCommandTests
{
    [Theory]
    [InlineData("--port", "99999", "--port is 99999, allowed is a port from 0 to 65535.")]
    [InlineData("--api-port", "x", "--api-port is x, allowed is a port from 0 to 65535.")]
    [InlineData("--colour", "red", "Unrecognized command or argument '--colour'.")]
    public async Task Wrong_use_is_one_sentence_and_exit_2(string option, string value, string sentence)
    {
        var (code, output, error) = await RunAsync(option, value);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    [Theory]
    [InlineData("--port")]
    [InlineData("--api-port")]
    [InlineData("--bot-port")]
    public async Task A_taken_port_is_one_sentence_and_exit_2(string option)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        string[] ports = ["--port", "0", "--api-port", "0", "--bot-port", "0"];
        ports[Array.IndexOf(ports, option) + 1] = port;

        var (code, output, error) = await RunAsync(ports);

        Assert.Equal(2, code);
        Assert.Empty(output);
        Assert.Equal($"Port {port} is taken by another program: choose another with {option}, or any free one with {option} 0.", error.TrimEnd());
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        var (code, output, _) = await RunAsync("--help");

        Assert.Equal(0, code);
        Assert.All(["--port", "--api-port", "--bot-port", "--data", "--no-bot"], option => Assert.Contains(option, output, StringComparison.Ordinal));
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await PlaygroundCommand.RunAsync(args, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
