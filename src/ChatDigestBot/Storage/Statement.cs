using System.Data.Common;

namespace ChatDigestBot.Storage;

/// <summary>A statement that runs many times in one transaction: parsed once, its values given by place.</summary>
/// <remarks>Dapper would look at each argument's properties again; a first pass runs a hundred thousand of these.</remarks>
internal sealed class Statement : IAsyncDisposable
{
    private readonly DbCommand _command;
    private readonly DbSession _session;

    /// <param name="names">The parameters of <paramref name="sql"/>, without their <c>@</c>, in the order in which values are given.</param>
    public Statement(DbSession session, string sql, params ReadOnlySpan<string> names)
    {
        _session = session;
        _command = session.Connection.CreateCommand();
        _command.Transaction = session.Transaction;
        _command.CommandText = sql;
        foreach (var name in names)
        {
            var parameter = _command.CreateParameter();
            parameter.ParameterName = "@" + name;
            _command.Parameters.Add(parameter);
        }
    }

    public Task<int> RunAsync(params ReadOnlySpan<object?> values)
    {
        for (var index = 0; index < values.Length; index++)
        {
            _command.Parameters[index].Value = values[index] switch
            {
                null => DBNull.Value,
                bool flag => flag ? 1 : 0,
                DateTimeOffset instant => instant.ToUnixTimeMilliseconds(),
                var value => value,
            };
        }

        return _command.ExecuteNonQueryAsync(_session.CancellationToken);
    }

    public ValueTask DisposeAsync() => _command.DisposeAsync();
}
