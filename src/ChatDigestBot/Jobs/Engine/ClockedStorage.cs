using Hangfire;
using Hangfire.Annotations;
using Hangfire.Server;
using Hangfire.States;
using Hangfire.Storage;

namespace ChatDigestBot.Jobs.Engine;

/// <summary>A storage that lays no claim to a clock of its own, so that schedules follow the bot's.</summary>
internal sealed class ClockedStorage(JobStorage inner) : JobStorage, IDisposable
{
    public override bool LinearizableReads => inner.LinearizableReads;

    public override IMonitoringApi GetMonitoringApi() => inner.GetMonitoringApi();

    public override IStorageConnection GetConnection() => inner.GetConnection();

    public override IStorageConnection GetReadOnlyConnection() => inner.GetReadOnlyConnection();

    [Obsolete("Hangfire asks both for old and for new parts.")]
    public override IEnumerable<IServerComponent> GetComponents() => inner.GetComponents();

    public override IEnumerable<IBackgroundProcess> GetServerRequiredProcesses() => inner.GetServerRequiredProcesses();

    public override IEnumerable<IBackgroundProcess> GetStorageWideProcesses() => inner.GetStorageWideProcesses();

    public override IEnumerable<IStateHandler> GetStateHandlers() => inner.GetStateHandlers();

    public override bool HasFeature([NotNull] string featureId) => featureId != JobStorageFeatures.Connection.GetUtcDateTime && inner.HasFeature(featureId);

    public override string ToString() => inner.ToString()!;

    public void Dispose() => (inner as IDisposable)?.Dispose();
}
