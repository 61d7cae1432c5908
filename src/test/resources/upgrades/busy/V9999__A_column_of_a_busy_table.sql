ALTER TABLE conversation ADD COLUMN later text;
