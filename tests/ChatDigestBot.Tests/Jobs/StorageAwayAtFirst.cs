using System.Net.Sockets;
using Hangfire;
using Hangfire.Annotations;
using Hangfire.Storage;

namespace ChatDigestBot.Tests.Jobs;

/// <summary>A storage whose database cannot be reached the first time.</summary>
internal sealed class StorageAwayAtFirst(JobStorage inner) : JobStorage, IDisposable
{
    private int asked;

    public override IMonitoringApi GetMonitoringApi() => inner.GetMonitoringApi();

    public override IStorageConnection GetConnection() =>
        Interlocked.Increment(ref asked) == 1 ? throw new SocketException((int)SocketError.ConnectionRefused) : inner.GetConnection();

    public override bool HasFeature([NotNull] string featureId) => inner.HasFeature(featureId);

    public void Dispose() => (inner as IDisposable)?.Dispose();
}
