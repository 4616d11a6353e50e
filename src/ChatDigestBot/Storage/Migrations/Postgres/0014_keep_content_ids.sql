-- Numbers of an identity column are never given twice: nothing to do here.
SELECT 1;
