using System.Collections.Concurrent;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatDigestBot.Tests.Feeds;

/// <summary>A real web server on loopback that serves feeds with all their oddities.</summary>
internal sealed class FeedServer : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, RequestDelegate> _answers = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<Asked> _asked = new();
    private WebApplication _app = null!;

    public Uri Address { get; private set; } = null!;

    /// <summary>Every request so far, in order.</summary>
    public IReadOnlyList<Asked> Requests => [.. _asked];

    public static async Task<FeedServer> StartAsync()
    {
        var server = new FeedServer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        server._app = builder.Build();
        server._app.Run(server.AnswerAsync);
        await server._app.StartAsync();
        server.Address = new Uri(server._app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    public Uri At(string path) => new(Address, path);

    public void Serve(string path, RequestDelegate answer) => _answers[path] = answer;

    public void Serve(string path, byte[] body, string contentType = "application/xml", params (string Name, string Value)[] headers) => Serve(path, async context =>
    {
        context.Response.ContentType = contentType;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.Body.WriteAsync(body);
    });

    public void Serve(string path, string body, string contentType = "application/xml", params (string Name, string Value)[] headers) =>
        Serve(path, System.Text.Encoding.UTF8.GetBytes(body), contentType, headers);

    public void Refuse(string path, int status, params (string Name, string Value)[] headers) => Serve(path, context =>
    {
        context.Response.StatusCode = status;
        foreach (var (name, value) in headers)
        {
            context.Response.Headers[name] = value;
        }

        return Task.CompletedTask;
    });

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync(new CancellationToken(canceled: true));
        await _app.DisposeAsync();
    }

    private Task AnswerAsync(HttpContext context)
    {
        var headers = context.Request.Headers;
        _asked.Enqueue(new Asked(context.Request.Path, headers.IfNoneMatch.ToString(), headers.IfModifiedSince.ToString()));
        if (_answers.TryGetValue(context.Request.Path, out var answer))
        {
            return answer(context);
        }

        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    internal sealed record Asked(string Path, string IfNoneMatch, string IfModifiedSince);
}
