using ChatDigestBot.Shared;
using Microsoft.Extensions.Time.Testing;

namespace ChatDigestBot.Tests.Shared;

public sealed class SupervisedServiceTests
{
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public async Task A_round_that_fails_is_said_once_and_begun_again()
    {
        using var service = new Rounds(_clock, ["broken", "broken", "good", "good", "end"]);
        await service.RunToEndAsync(_clock);
        Assert.Equal(["failed 1", "let go", "let go", "recovered", "let go"], service.Said);
        Assert.Equal([Rounds.Pause, Rounds.Pause], service.Rests);
    }

    [Fact]
    public async Task What_rings_meanwhile_does_not_cut_the_rest_after_a_failure_short()
    {
        using var service = new Rounds(_clock, ["broken", "broken", "end"]);
        await service.StartAsync(CancellationToken.None);
        await service.Failing(1);
        _clock.Advance(Rounds.Fault - TimeSpan.FromTicks(1));
        Assert.Equal(["failed 1", "let go"], service.Said);
        _clock.Advance(TimeSpan.FromTicks(1));
        await service.Failing(2);
        _clock.Advance(2 * Rounds.Fault);
        await service.ExecuteTask!;
        Assert.Empty(service.Rests);
    }

    [Fact]
    public async Task A_call_that_ran_out_of_time_is_a_failure_and_no_shutdown()
    {
        using var service = new Rounds(_clock, ["cancelled", "end"]);
        await service.RunToEndAsync(_clock);
        Assert.Equal(["failed 1", "let go", "recovered", "let go"], service.Said);
    }

    [Fact]
    public async Task The_end_of_the_host_lets_go_and_says_nothing()
    {
        using var service = new Rounds(_clock, ["good"]);
        await service.StartAsync(CancellationToken.None);
        await service.Resting;
        await service.StopAsync(CancellationToken.None);
        Assert.True(service.ExecuteTask!.IsCompletedSuccessfully);
        Assert.Equal(["let go"], service.Said);
    }

    [Fact]
    public async Task After_the_end_no_round_is_begun_though_the_rest_ends_without_a_word()
    {
        using var service = new Rounds(_clock, ["good", "good"]) { IsRestQuiet = true };
        await service.StartAsync(CancellationToken.None);
        await service.Resting;
        await service.StopAsync(CancellationToken.None);
        Assert.Single(service.Rests);
    }

    private sealed class Rounds(FakeTimeProvider clock, string[] results) : SupervisedService(clock)
    {
        public static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
        public static readonly TimeSpan Fault = TimeSpan.FromSeconds(7);

        private readonly TaskCompletionSource _resting = new();
        private int _round;

        public List<string> Said { get; } = [];

        public List<TimeSpan> Rests { get; } = [];

        public Task Resting => _resting.Task;

        public async Task Failing(int failures)
        {
            while (Said.Count(word => word == "let go") < failures)
            {
                await Task.Yield();
            }
        }

        /// <summary>As a bell's is.</summary>
        public bool IsRestQuiet { get; init; }

        public async Task RunToEndAsync(FakeTimeProvider time)
        {
            await StartAsync(CancellationToken.None);
            while (!ExecuteTask!.IsCompleted)
            {
                time.Advance(Pause);
                await Task.Yield();
            }

            await ExecuteTask;
        }

        protected override Task<TimeSpan?> RunRoundAsync(CancellationToken cancellationToken) => results[_round++] switch
        {
            "broken" => throw new InvalidOperationException("broken"),
            "cancelled" => throw new OperationCanceledException("time-out"),
            "end" => Task.FromResult<TimeSpan?>(null),
            _ => Task.FromResult<TimeSpan?>(Pause),
        };

        protected override TimeSpan RestAfter(int failures) => Fault * failures;

        protected override void SayFailed(Exception exception, TimeSpan rest) => Said.Add($"failed {rest / Fault:0}");

        protected override void SayRecovered() => Said.Add("recovered");

        protected override Task RestAsync(TimeSpan longest, CancellationToken cancellationToken)
        {
            Rests.Add(longest);
            _resting.TrySetResult();
            var rest = Task.Delay(longest, Clock, cancellationToken);
            return IsRestQuiet ? Task.WhenAny(rest) : rest;
        }

        protected override Task LetGoAsync()
        {
            Said.Add("let go");
            return Task.CompletedTask;
        }
    }
}
