using System.CommandLine;
using System.CommandLine.Parsing;

namespace ChatDigestBot.Playground.Hosting;

/// <summary>The command line: starts everything, says where it is, and ends with Ctrl-C.</summary>
internal static class PlaygroundCommand
{
    private const int WrongUse = 2;

    private static readonly Option<int> ChatPort = Port("--port", 8080, "The chat page");
    private static readonly Option<int> ApiPort = Port("--api-port", 8081, "The simulated Bot API");
    private static readonly Option<int> BotPort = Port("--bot-port", 8082, "The bot's console and pages");
    private static readonly Option<string?> Data = new("--data") { HelpName = "DIR", Description = "Keep posts, database and chats in this folder and go on with them next time (default: a temporary folder, removed at the end)" };
    private static readonly Option<bool> NoBot = new("--no-bot") { Description = "Only the simulated Telegram, for a bot in a process of its own" };

    private static readonly Option<bool> Model = new("--model") { Description = "Have a simulated model write the summaries of digests, as an operator's would" };

    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("ChatDigestBot's playground: the whole product on a simulated Telegram, in the browser, without token or internet");
        root.Options.Clear();
        foreach (var option in new Option[] { new System.CommandLine.Help.HelpOption("--help"), new VersionOption(), ChatPort, ApiPort, BotPort, Data, NoBot, Model })
        {
            root.Add(option);
        }

        root.SetAction((parsed, cancellationToken) => PlayAsync(Read(parsed), output, error, cancellationToken));
        var result = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (result.Errors is [var wrong, ..])
        {
            await error.WriteLineAsync($"{wrong.Message} (--help shows what there is.)");
            return WrongUse;
        }

        return await result.InvokeAsync(new InvocationConfiguration
        {
            Output = output,
            Error = error,
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = TimeSpan.FromSeconds(10),
        });
    }

    private static async Task<int> PlayAsync(PlaygroundOptions options, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        try
        {
            await using var playground = await PlaygroundApp.StartAsync(options, cancellationToken);
            await output.WriteAsync(await playground.DescribeAsync(cancellationToken));
            await output.FlushAsync(CancellationToken.None);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0; // Ctrl-C while it was still starting
        }
        catch (PlaygroundException problem)
        {
            await error.WriteLineAsync(problem.Message);
            return WrongUse;
        }
    }

    private static PlaygroundOptions Read(ParseResult parsed) => new()
    {
        ChatPort = parsed.GetValue(ChatPort),
        ApiPort = parsed.GetValue(ApiPort),
        BotPort = parsed.GetValue(BotPort),
        DataDirectory = parsed.GetValue(Data),
        HasBot = !parsed.GetValue(NoBot),
        HasFeeds = true,
        HasModel = parsed.GetValue(Model),
    };

    private static Option<int> Port(string name, int port, string what)
    {
        var option = new Option<int>(name) { HelpName = "PORT", Description = $"{what} (0 for any free port)", DefaultValueFactory = _ => port };
        option.Validators.Add(Check);
        return option;
    }

    private static void Check(OptionResult result)
    {
        if (result.Tokens is [var token] && (!int.TryParse(token.Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var port) || port > 65535))
        {
            result.AddError($"{result.Option.Name} is {token.Value}, allowed is a port from 0 to 65535.");
        }
    }
}
