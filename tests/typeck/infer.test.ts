import { describe, expect, it } from 'vitest';
import { InferenceTable } from '../../lib/rust/types/infer';
import {
  adtTy,
  boolTy,
  errorTy,
  i32Ty,
  refTy,
  sliceTy,
  staticRegion,
  strTy,
  tupleTy,
  tyArg,
  u8Ty,
  unknownTy,
} from '../../lib/rust/types/intern';

describe('interned types', () => {
  it('are the same object when they are equal', () => {
    expect(tupleTy([i32Ty, refTy(strTy, false)])).toBe(tupleTy([i32Ty, refTy(strTy, false)]));
    expect(refTy(strTy, false)).not.toBe(refTy(strTy, true));
    expect(refTy(strTy, false, staticRegion)).not.toBe(refTy(strTy, false));
  });
});

describe('unification', () => {
  it('solves variables through the structure of types', () => {
    const t = new InferenceTable();
    const a = t.fresh();
    const b = t.fresh();
    expect(t.unify(adtTy(7, [tyArg(a), tyArg(u8Ty)]), adtTy(7, [tyArg(boolTy), tyArg(b)]))).toBe(
      true,
    );
    expect([t.resolve(a), t.resolve(b)]).toEqual([boolTy, u8Ty]);
  });

  it('gives integer variables only integer types', () => {
    const t = new InferenceTable();
    expect(t.unify(t.fresh('int'), boolTy)).toBe(false);
    const n = t.fresh('int');
    expect(t.unify(t.fresh(), n)).toBe(true);
    expect(t.unify(n, u8Ty)).toBe(true);
    expect(t.resolve(n)).toBe(u8Ty);
  });

  it('refuses a type that would contain itself', () => {
    const t = new InferenceTable();
    const a = t.fresh();
    expect(t.unify(a, sliceTy(a))).toBe(false);
  });

  it('ignores regions', () => {
    const t = new InferenceTable();
    expect(t.unify(refTy(strTy, false, staticRegion), refTy(strTy, false))).toBe(true);
  });

  it('lets errors and unknown types pass, so that one finding does not cause others', () => {
    const t = new InferenceTable();
    expect(t.unify(errorTy, i32Ty)).toBe(true);
    expect(t.unify(tupleTy([unknownTy]), tupleTy([boolTy]))).toBe(true);
  });

  it('takes everything back', () => {
    const t = new InferenceTable();
    const a = t.fresh();
    t.probe(() => t.unify(a, i32Ty));
    expect(t.resolve(a)).toBe(a);
    expect(t.commitIf(() => t.unify(a, i32Ty) && t.unify(a, boolTy))).toBe(false);
    expect(t.resolve(a)).toBe(a);
  });
});
