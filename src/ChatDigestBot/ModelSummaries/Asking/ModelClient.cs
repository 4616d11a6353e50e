using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;

namespace ChatDigestBot.ModelSummaries.Asking;

/// <summary>Asks an OpenAI-compatible server one thing, once. What goes wrong is an outcome.</summary>
/// <remarks>Nothing of what the server says in an error is kept: some repeat the key.</remarks>
internal sealed class ModelClient : IDisposable
{
    // The real one is added below all that could show it.
    private const string NoKey = "none";

    // A wrong figure there must not silence the model for good.
    private static readonly TimeSpan LongestAsked = TimeSpan.FromDays(1);

    private readonly ModelSummaryOptions _options;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;
    private readonly IChatClient _model;

    public ModelClient(ModelSummaryOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        _http = new HttpClient(new ModelHandler(options.Key)) { Timeout = Timeout.InfiniteTimeSpan };
        _model = new ChatClient(options.Model, new ApiKeyCredential(NoKey), new OpenAIClientOptions
        {
            Endpoint = options.Endpoint,
            Transport = new HttpClientPipelineTransport(_http),
            NetworkTimeout = Timeout.InfiniteTimeSpan,
            RetryPolicy = new ClientRetryPolicy(maxRetries: 0),
            ClientLoggingOptions = new ClientLoggingOptions { EnableLogging = false },
            EnableDistributedTracing = false,
        }).AsIChatClient();
    }

    public void Dispose()
    {
        _model.Dispose();
        _http.Dispose();
    }

    public async Task<ModelOutcome> AskAsync(ModelRequest request, CancellationToken cancellationToken)
    {
        using var timeOut = new CancellationTokenSource(_options.TimeOut, _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeOut.Token);
        try
        {
            var answer = await _model.GetResponseAsync(
                [new Microsoft.Extensions.AI.ChatMessage(ChatRole.System, request.Rules), new Microsoft.Extensions.AI.ChatMessage(ChatRole.User, request.Material)],
                new ChatOptions { MaxOutputTokens = ModelRequest.MaxAnswerTokens },
                either.Token);
            var declined = answer.FinishReason == Microsoft.Extensions.AI.ChatFinishReason.ContentFilter || answer.Messages.Any(message => message.Contents.Any(content => content is ErrorContent));
            return new ModelOutcome.Answered(
                answer.Text, declined, answer.FinishReason == Microsoft.Extensions.AI.ChatFinishReason.Length,
                answer.Usage?.TotalTokenCount is { } tokens and >= 0 and < int.MaxValue ? (int)tokens : null);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && FailureOf(exception) is { } failed)
        {
            return failed;
        }
    }

    private ModelOutcome.Failed? FailureOf(Exception exception) => exception switch
    {
        ClientResultException { Status: > 0 } refused => OfStatus(refused),
        OperationCanceledException or TimeoutException => new(string.Create(CultureInfo.InvariantCulture, $"no answer in {_options.TimeOut.TotalSeconds:0} s"), IsOfThisText: true),
        ClientResultException { InnerException: { } inner } => FailureOf(inner),
        HttpRequestException { HttpRequestError: HttpRequestError.ConfigurationLimitExceeded } => new("an answer that is far too long", IsOfThisText: true),
        HttpRequestException { HttpRequestError: HttpRequestError.NameResolutionError } => new("no such host", IsOfThisText: false),
        HttpRequestException { HttpRequestError: HttpRequestError.SecureConnectionError } => new("no secure connection", IsOfThisText: false),
        HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError } => new("not reached", IsOfThisText: false),
        HttpRequestException or IOException => new("a broken answer", IsOfThisText: true),
        // What the library throws at JSON that is no answer, or no JSON.
        JsonException or InvalidOperationException or ArgumentException or FormatException or KeyNotFoundException or NotSupportedException or IndexOutOfRangeException or InvalidCastException or ClientResultException
            => new("an answer that cannot be read", IsOfThisText: true),
        _ => null,
    };

    private ModelOutcome.Failed OfStatus(ClientResultException refused) => new(
        string.Create(CultureInfo.InvariantCulture, $"answer {refused.Status}"),
        // Of these the text is not to blame.
        IsOfThisText: (HttpStatusCode)refused.Status is not (HttpStatusCode.Unauthorized or HttpStatusCode.PaymentRequired or HttpStatusCode.Forbidden or HttpStatusCode.NotFound
            or HttpStatusCode.MethodNotAllowed or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable) && refused.Status >= 400)
    {
        RetryAfter = RetryAfter(refused.GetRawResponse()),
    };

    private TimeSpan? RetryAfter(PipelineResponse? response)
    {
        if (response is null || !response.Headers.TryGetValue("Retry-After", out var value))
        {
            return null;
        }

        TimeSpan? asked = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) ? TimeSpan.FromSeconds(seconds)
            : DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at - _clock.GetUtcNow()
            : null;
        return asked > LongestAsked ? LongestAsked : asked;
    }
}
