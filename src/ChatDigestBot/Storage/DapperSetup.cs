using System.Data;
using System.Globalization;
using System.Text.Json;
using ChatDigestBot.Shared;
using Dapper;

namespace ChatDigestBot.Storage;

/// <summary>Teaches Dapper our columns: snake_case names, instants as Unix milliseconds and days as <see cref="IsoDay"/> on both engines.</summary>
internal static class DapperSetup
{
    private static readonly Lazy<bool> Applied = new(() =>
    {
        DefaultTypeMap.MatchNamesWithUnderscores = true;
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset));
        SqlMapper.RemoveTypeMap(typeof(DateTimeOffset?));
        SqlMapper.AddTypeHandler(new InstantHandler());
        SqlMapper.RemoveTypeMap(typeof(DateOnly));
        SqlMapper.RemoveTypeMap(typeof(DateOnly?));
        SqlMapper.AddTypeHandler(new DayHandler());
        return true;
    });

    public static void Apply() => _ = Applied.Value;

    /// <summary>A type that is one text in its column; call it before the first statement that reads one.</summary>
    public static void AddText<T>() where T : IParsable<T> => SqlMapper.AddTypeHandler(new TextHandler<T>());

    /// <summary>A type that is JSON in its column; call it before the first statement that reads one.</summary>
    public static void AddJson<T>() => SqlMapper.AddTypeHandler(new JsonHandler<T>());

    private sealed class JsonHandler<T> : SqlMapper.TypeHandler<T>
    {
        public override void SetValue(IDbDataParameter parameter, T? value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value is null ? DBNull.Value : JsonColumn.Of(value);
        }

        public override T? Parse(object value) => JsonSerializer.Deserialize<T>((string)value);
    }

    private sealed class TextHandler<T> : SqlMapper.TypeHandler<T> where T : IParsable<T>
    {
        public override void SetValue(IDbDataParameter parameter, T? value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = value?.ToString() ?? (object)DBNull.Value;
        }

        public override T Parse(object value) => T.Parse((string)value, CultureInfo.InvariantCulture);
    }

    private sealed class DayHandler : SqlMapper.TypeHandler<DateOnly>
    {
        public override void SetValue(IDbDataParameter parameter, DateOnly value)
        {
            parameter.DbType = DbType.String;
            parameter.Value = IsoDay.Of(value);
        }

        public override DateOnly Parse(object value) => IsoDay.Read((string)value);
    }

    private sealed class InstantHandler : SqlMapper.TypeHandler<DateTimeOffset>
    {
        public override void SetValue(IDbDataParameter parameter, DateTimeOffset value)
        {
            parameter.DbType = DbType.Int64;
            parameter.Value = value.ToUnixTimeMilliseconds();
        }

        public override DateTimeOffset Parse(object value) => DateTimeOffset.FromUnixTimeMilliseconds(Convert.ToInt64(value, null));
    }
}
