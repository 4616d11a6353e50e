namespace ChatDigestBot.Storage;

/// <summary>Lets one writer in at a time; one that a person waits for goes before bulk work, each kind in order of arrival.</summary>
internal sealed class WriterQueue
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _interactive = new();
    private readonly LinkedList<TaskCompletionSource> _bulk = new();
    private bool _isTaken;

    /// <summary>A person waits for the turn to end.</summary>
    public bool HasInteractiveWaiter
    {
        get
        {
            lock (_lock)
            {
                return _interactive.Count > 0;
            }
        }
    }

    public async Task<IDisposable> EnterAsync(bool isBulk, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var queue = isBulk ? _bulk : _interactive;
        LinkedListNode<TaskCompletionSource> place;
        lock (_lock)
        {
            if (!_isTaken)
            {
                _isTaken = true;
                return new Turn(this);
            }

            place = queue.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        await using (cancellationToken.UnsafeRegister(_ => GiveUp(queue, place, cancellationToken), null))
        {
            await place.Value.Task;
        }

        return new Turn(this);
    }

    private void GiveUp(LinkedList<TaskCompletionSource> queue, LinkedListNode<TaskCompletionSource> place, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (place.List is null)
            {
                return; // the turn was already given
            }

            queue.Remove(place);
        }

        place.Value.TrySetCanceled(cancellationToken);
    }

    private void Leave()
    {
        TaskCompletionSource? next;
        lock (_lock)
        {
            var queue = _interactive.Count > 0 ? _interactive : _bulk;
            next = queue.First?.Value;
            if (next is null)
            {
                _isTaken = false;
                return;
            }

            queue.RemoveFirst();
        }

        next.SetResult();
    }

    private sealed class Turn(WriterQueue queue) : IDisposable
    {
        private WriterQueue? _queue = queue;

        public void Dispose() => Interlocked.Exchange(ref _queue, null)?.Leave();
    }
}
