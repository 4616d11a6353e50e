using System.Buffers;
using System.Text.Json;
using ChatDigestBot.Playground.BotApi.Requests;
using ChatDigestBot.Playground.Faults;
using ChatDigestBot.Playground.Hosting;

namespace ChatDigestBot.Playground.BotApi;

/// <summary>Takes one HTTP request from its path to its answer, through the faults that are switched on.</summary>
internal sealed class CallHandler(BotAccount account, CancellationToken stopping)
{
    private const string HtmlPage = "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";

    [ThreadStatic]
    private static ArrayBufferWriter<byte>? spareBuffer;

    public async Task HandleAsync(HttpContext context)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            await AnswerAsync(context, ending.Token);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            context.Abort();
        }
    }

    private async Task AnswerAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var name = "";
        ApiMethod method = null!;
        var refusal = CheckOrigin(context.Request) ?? TryRoute(context.Request.Path.Value ?? "", out name) ?? MethodTable.TryFind(name, out method);
        if (refusal is not null)
        {
            await WriteAsync(context, refusal, isCut: false, cancellationToken);
            return;
        }

        (var parameters, refusal) = await RequestReader.ReadAsync(context.Request, cancellationToken);
        refusal ??= FindUnknown(method, parameters);
        if (refusal is not null)
        {
            await WriteAsync(context, refusal, isCut: false, cancellationToken);
            return;
        }

        var call = new ApiCall(parameters, account, cancellationToken);
        if (account.Faults.Draw(method.Name, ChatIdOf(parameters)) is { } fault)
        {
            await AnswerFaultyAsync(context, method, call, fault);
            return;
        }

        await WriteAsync(context, await method.RunAsync(call), isCut: false, cancellationToken);
    }

    private async Task AnswerFaultyAsync(HttpContext context, ApiMethod method, ApiCall call, Fault fault)
    {
        var hasEffect = fault.AfterEffect || fault.Kind is FaultKind.MalformedJson;
        var answer = hasEffect ? await method.RunAsync(call) : null;
        if (fault.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, account.World.Clock, call.CancellationToken);
        }

        switch (fault.Kind)
        {
            case FaultKind.Drop:
                context.Abort();
                break;
            case FaultKind.HtmlPage:
                context.Response.StatusCode = fault.Status;
                context.Response.ContentType = "text/html";
                await context.Response.WriteAsync(HtmlPage, call.CancellationToken);
                break;
            case FaultKind.Throttle:
                await WriteAsync(context, Refusal.TooMany(fault.RetryAfter), isCut: false, call.CancellationToken);
                break;
            case FaultKind.ServerError or FaultKind.Refuse:
                await WriteAsync(context, new Refusal(fault.Status, fault.Description), isCut: false, call.CancellationToken);
                break;
            default:
                await WriteAsync(context, answer ?? await method.RunAsync(call), isCut: fault.Kind == FaultKind.MalformedJson, call.CancellationToken);
                break;
        }
    }

    /// <summary>A page in somebody's browser must not reach the bot's token through a name that leads to loopback.</summary>
    private static Refusal? CheckOrigin(HttpRequest request)
        => LoopbackGuard.Allows(request.Host, request.Headers.Origin)
            ? null
            : new Refusal(403, "Forbidden: PLAYGROUND: loopback only");

    private Refusal? TryRoute(string path, out string method)
    {
        method = "";
        var start = account.Options.PathPrefix + "/bot";
        var slash = path.LastIndexOf('/');
        if (!path.StartsWith(start, StringComparison.Ordinal) || slash <= start.Length)
        {
            return NotFound;
        }

        var token = path.AsSpan(start.Length, slash - start.Length);
        if (!IsWellFormed(token))
        {
            return NotFound;
        }

        if (!token.SequenceEqual(account.Options.Token))
        {
            return new Refusal(401, "Unauthorized");
        }

        method = path[(slash + 1)..];
        return null;
    }

    private static Refusal NotFound => new(404, "Not Found");

    private static bool IsWellFormed(ReadOnlySpan<char> token)
    {
        var colon = token.IndexOf(':');
        return colon > 0 && colon < token.Length - 1 && token.Length <= 80 && token[0] != '0'
            && !token[..colon].ContainsAnyExceptInRange('0', '9') && token.IndexOf('/') < 0;
    }

    private static Refusal? FindUnknown(ApiMethod method, ApiParameters parameters)
    {
        foreach (var name in parameters.Names)
        {
            if (!method.Parameters.Contains(name) && !IsAttached(parameters, name))
            {
                return Refusal.Playground($"{method.Name} has no parameter \"{name}\"");
            }
        }

        return null;
    }

    private static bool IsAttached(ApiParameters parameters, string name)
        => parameters.File(name) is not null && parameters.Names.Any(other => parameters.Text(other).Contains($"attach://{name}", StringComparison.Ordinal));

    private static long? ChatIdOf(ApiParameters parameters) => parameters.Long("chat_id") is var id && id != 0 ? id : null;

    private static async Task WriteAsync(HttpContext context, ApiAnswer answer, bool isCut, CancellationToken cancellationToken)
    {
        var buffer = spareBuffer ?? new ArrayBufferWriter<byte>(4096);
        spareBuffer = null;
        using (var writer = new Utf8JsonWriter(buffer))
        {
            answer.WriteTo(writer);
        }

        var response = context.Response;
        response.StatusCode = answer.Refusal?.Code ?? 200;
        response.ContentType = "application/json";
        if (answer.Refusal?.RetryAfter is { } seconds)
        {
            response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        var body = isCut ? buffer.WrittenMemory[..(buffer.WrittenCount / 2)] : buffer.WrittenMemory;
        response.ContentLength = body.Length;
        await response.BodyWriter.WriteAsync(body, cancellationToken);
        buffer.ResetWrittenCount();
        spareBuffer = buffer;
    }
}
